import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../kit/browser/browser.ts'
import { startDemo, temporaryFolder, type RunningDemo } from '../kit/acceptance/demo.ts'
import { authorize, openConnections, openSalesforce, signIn } from '../kit/acceptance/journey.ts'
import { expectLedgerToMatchTheWire } from '../kit/acceptance/ledger.ts'

const REASON = 'The trigger is retired with the next release.'

describe('an admin goes from the sandbox to production, and never back', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let demo: RunningDemo
  let browser: Browser
  let page: Page
  let second: Page

  const newPage = async () => {
    const opened = await (await browser.newContext({ locale: 'en-US', timezoneId: 'Europe/Stockholm' })).newPage()
    await signIn(opened, demo)
    await openConnections(opened)
    return opened
  }

  beforeAll(async () => {
    folder = await temporaryFolder()
    ;[demo, browser] = await Promise.all([startDemo(folder.path), launchBrowser()])
    page = await newPage()
    second = await newPage()
  })

  afterEach(() => expectLedgerToMatchTheWire(demo))

  afterAll(async () => {
    await browser.close()
    await demo.stop()
    await folder.remove()
  })

  const shown = (of = page) => of.locator('main').innerText()

  async function connectOrg(environment: 'sandbox' | 'production'): Promise<void> {
    const businessName = environment === 'production' ? 'Lindholm Instruments' : undefined
    const popUp = await openSalesforce(page, { environment, businessName })
    const closed = popUp.waitForEvent('close')
    await authorize(popUp, demo.org(environment))
    await closed
    await expect.poll(() => shown()).toContain(demo.org(environment).organizationId)
  }

  async function deleteConnection(): Promise<void> {
    await page.getByRole('button', { name: /^Delete/ }).click()
    const dialog = page.getByRole('dialog')
    const confirm = dialog.getByRole('button', { name: 'I understand the consequences, delete this connection' })
    expect(await confirm.isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('Lindholm')
    expect(await confirm.isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('  Lindholm Instruments ')
    await confirm.click()
    await page.getByRole('button', { name: 'Set Up New CRM Connection' }).waitFor()
  }

  it('connects the sandbox, and a second browser follows live', async () => {
    await connectOrg('sandbox')

    await expect.poll(() => shown(second)).toContain(demo.org('sandbox').organizationId)
  })

  it('compares it with production for one credit, and reads what blocks and what to do', async () => {
    await page.getByRole('link', { name: 'Compare' }).click()
    await page.getByRole('button', { name: /Retrieve the connected org now/ }).click()
    await page.getByText('Retrieved over the connection').waitFor()
    await page.getByRole('button', { name: /^Compare/ }).click()

    await page.getByRole('heading', { level: 1, name: /Parity report/ }).waitFor()
    await expect.poll(() => shown()).toMatch(/OpportunityQuote\s+Blocking\s+Apex trigger missing in the sandbox/)
    expect(await shown()).toContain('Deploy it to the sandbox and activate it there.')
    expect(await shown()).toContain('validation rules')
  })

  it('S3 cannot connect production while differences block it, even after the sandbox is deleted', async () => {
    await openConnections(page)
    await deleteConnection()
    await expect.poll(() => second.getByRole('button', { name: 'Set Up New CRM Connection' }).isVisible()).toBe(true)

    await page.getByRole('button', { name: 'Set Up New CRM Connection' }).click()
    await page
      .getByRole('row', { name: /Salesforce/ })
      .getByRole('button', { name: 'Connect' })
      .click()
    await page.getByText('Production', { exact: true }).click()
    await page.getByRole('button', { name: 'Continue', exact: true }).click()

    const dialog = page.getByRole('dialog')
    await dialog.getByText('2 checks need attention').waitFor()
    expect(await dialog.getByRole('button', { name: /connect production/ }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
  })

  it('accepts the blocking differences with a reason, and marks the report as read', async () => {
    await page.getByRole('link', { name: 'Compare' }).click()
    await page
      .getByRole('link', { name: /2026|20\d\d/ })
      .first()
      .click()
    for (const name of ['LeadRouting', 'OpportunityQuote']) {
      await page.getByRole('button', { name: `Accept ${name}` }).click()
      await page.getByRole('textbox', { name: 'Why can it stay?' }).fill(REASON)
      await page.getByRole('button', { name: 'Accept the difference' }).click()
      await page.getByText(`${name} is accepted.`).waitFor()
    }
    await page.getByRole('button', { name: 'Mark as reviewed' }).click()

    await expect.poll(() => shown()).toContain('Some parts were not compared.')
    expect(await shown()).toContain(REASON)
  })

  it('UX-A1 continues with a reason without each check that could not be made', async () => {
    await page.getByRole('link', { name: 'Next: Checklist' }).click()
    await page
      .getByText(/could not be checked/)
      .first()
      .waitFor()
    const unanswered = page.getByRole('button', { name: /^Continue without: / })
    for (let left = await unanswered.count(); left > 0; left = await unanswered.count()) {
      await unanswered.first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').fill(REASON)
      await dialog.getByRole('button', { name: 'Continue without' }).click()
      await expect.poll(() => unanswered.count()).toBeLessThan(left)
    }

    await page.getByText('so production can be connected').waitFor()
  })

  it('connects production, and the account can never go back to a sandbox', async () => {
    await openConnections(page)
    await connectOrg('production')

    await expect.poll(() => shown()).toContain('A sandbox can no longer be connected.')
    await expect.poll(() => shown(second)).toContain(demo.org('production').organizationId)
  })

  it('S1 cannot connect a sandbox afterwards, on the page or by the API, even after production is deleted', async () => {
    await deleteConnection()
    await page.getByRole('button', { name: 'Set Up New CRM Connection' }).click()
    await page
      .getByRole('row', { name: /Salesforce/ })
      .getByRole('button', { name: 'Connect' })
      .click()
    expect(await page.getByRole('radio', { name: 'Sandbox' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')

    const answer = await page.evaluate(async () => {
      const session: unknown = await (await fetch('/api/v1/session')).json()
      const token = typeof session === 'object' && session !== null && 'csrfToken' in session ? session.csrfToken : ''
      const response = await fetch('/api/v1/handshakes', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': String(token) },
        body: JSON.stringify({ environment: 'sandbox' }),
      })
      return { status: response.status, body: await response.text() }
    })
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('NEVER_BACK')
  })
})
