import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDemo, temporaryFolder, type Org, type RunningDemo } from '../kit/acceptance/demo.ts'
import { authorize, openConnections, openSalesforce, signIn } from '../kit/acceptance/journey.ts'
import { launchBrowser } from '../kit/browser/browser.ts'
import { colourSeen } from '../kit/headlines/colour-seen.ts'

/** What the head of a page says of what can be spent. */
type Said = { headline: string | null; words: string; colour: string }

describe('what can be spent now', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let demo: RunningDemo
  let browser: Browser
  let page: Page
  let sandbox: Org

  beforeAll(async () => {
    folder = await temporaryFolder()
    ;[demo, browser] = await Promise.all([startDemo(folder.path), launchBrowser()])
    page = await (await browser.newContext({ locale: 'en-US' })).newPage()
    sandbox = demo.org('sandbox')
    await signIn(page, demo)
    await openConnections(page)
    const popUp = await openSalesforce(page, { environment: 'sandbox' })
    const closed = popUp.waitForEvent('close')
    await authorize(popUp, sandbox)
    await closed
    await pair()
  })

  afterAll(async () => {
    await browser.close()
    await demo.stop()
    await folder.remove()
  })

  const api = (path: string) => new URL(`/api/v1${path}`, demo.companion.url).href

  /** Calls the companion as the page does. */
  async function ask(method: 'POST' | 'PATCH', path: string, data?: object): Promise<Record<string, unknown>> {
    const { csrfToken } = (await (await page.request.get(api('/session'))).json()) as { csrfToken: string }
    const answer = await page.request.fetch(api(path), { method, data, headers: { 'x-csrf-token': csrfToken } })
    expect(answer.ok()).toBe(true)
    return (await answer.json()) as Record<string, unknown>
  }

  const control = async (method: string, path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${sandbox.controlUrl}/${path}`, { method, headers, body: JSON.stringify(body) })
    expect(answer.ok).toBe(true)
  }

  async function pair(): Promise<void> {
    const { code } = await ask('POST', '/pairing-codes')
    await control('POST', 'pairing', { companionUrl: demo.companion.url, code })
  }

  /** Lets Salesforce report its allowance in the next answer. */
  async function testConnection(): Promise<void> {
    await page.goto(new URL('/settings/connections', demo.companion.url).href)
    await page.getByRole('button', { name: 'Test connection' }).click()
    await page.getByText('The test succeeded').waitFor()
  }

  /** What five pages say, by their addresses. */
  async function said(): Promise<Said[]> {
    const companion = ['/settings/connections', '/settings/general', '/usage'].map(
      (path) => new URL(path, demo.companion.url).href,
    )
    const salesforce = ['Tollbridge', 'Tollbridge_Usage'].map((tab) => `${sandbox.instanceUrl}/lightning/n/${tab}`)
    const found: Said[] = []
    for (const address of [...companion, ...salesforce]) {
      await page.goto(address)
      const bar = page.locator('[data-headline]').filter({ hasText: 'API credits available now' })
      await bar.waitFor()
      const headline = await bar.getAttribute('data-headline')
      const words = (await bar.locator('p').allInnerTexts()).slice(0, 3).join(' ').replaceAll(/\s+/g, ' ').trim()
      found.push({ headline, words, colour: await colourSeen(bar) })
    }
    return found
  }

  const five = (one: Said): Said[] => Array.from({ length: 5 }, () => one)

  it('UX-A2 says the same number, cause and word on five pages, and nothing green, while the org is short', async () => {
    await control('PUT', 'allowance', { used: 113_000 })
    await testConnection()

    const words =
      'Background work paused API credits available now: 1,999 ' +
      'Limited by the API allowance of the Salesforce org, which all its apps share.'
    expect(await said()).toEqual(five({ headline: 'background-paused', words, colour: 'amber' }))
  })

  it('UX-A2 says the same on five pages when the own limit is larger than the allowance of the org', async () => {
    const settings = (await (await page.request.get(api('/credits/settings'))).json()) as { version: number }
    await ask('PATCH', '/credits/settings', { version: settings.version, dailyLimit: 250_000 })
    await control('PUT', 'allowance', { used: 6 })
    await testConnection()

    const words =
      'Running API credits available now: 114,993 ' +
      'Limited by the API allowance of the Salesforce org, which all its apps share.'
    expect(await said()).toEqual(five({ headline: 'calm', words, colour: 'green' }))
  })
})
