import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../kit/browser/browser.ts'
import { startDemo, temporaryFolder, type RunningDemo } from '../kit/acceptance/demo.ts'
import { authorize, openConnections, openSalesforce, signIn } from '../kit/acceptance/journey.ts'
import { expectLedgerToMatchTheWire, wireCalls } from '../kit/acceptance/ledger.ts'

describe('a newcomer takes the tour', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let demo: RunningDemo
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    folder = await temporaryFolder()
    ;[demo, browser] = await Promise.all([startDemo(folder.path), launchBrowser()])
    page = await (await browser.newContext({ locale: 'en-US', timezoneId: 'Europe/Stockholm' })).newPage()
  })

  afterEach(() => expectLedgerToMatchTheWire(demo))

  afterAll(async () => {
    await browser.close()
    await demo.stop()
    await folder.remove()
  })

  it('signs in and finds no connection yet', async () => {
    await signIn(page, demo)
    await openConnections(page)

    await expect.poll(() => page.getByRole('button', { name: 'Set Up New CRM Connection' }).isVisible()).toBe(true)
    await expect.poll(() => page.locator('body').innerText()).toContain('no')
  })

  it('is refused when the sign-in under Sandbox leads to production, and nothing is stored (C6)', async () => {
    const production = demo.org('production')
    const popUp = await openSalesforce(page, { environment: 'sandbox', loginHost: production.loginUrl })
    await authorize(popUp, production)

    await popUp.getByRole('heading', { name: 'The org is not the environment you chose' }).waitFor()
    await popUp.close()
    await page
      .getByRole('button', { name: /Try again|Close|Cancel/ })
      .last()
      .click()
    await page.reload()
    await expect.poll(() => page.getByRole('button', { name: 'Set Up New CRM Connection' }).isVisible()).toBe(true)
  })

  it('connects the sandbox and sees what the companion verified', async () => {
    const sandbox = demo.org('sandbox')
    const popUp = await openSalesforce(page, { environment: 'sandbox' })
    const closed = popUp.waitForEvent('close')
    await authorize(popUp, sandbox)
    await closed

    const shown = () => page.locator('body').innerText()
    await expect.poll(shown).toContain(sandbox.organizationId)
    for (const fact of [sandbox.name, sandbox.username, 'Sandbox', 'Connected since', '100,000']) {
      expect(await shown()).toContain(fact)
    }
    expect(await shown()).toMatch(/GMT|UTC|CE(S)?T|Stockholm/)
  })

  it('opens the Tollbridge app in the sandbox and sees usage, environment and what Marketo spent, at no credit', async () => {
    const sandbox = demo.org('sandbox')
    const before = await wireCalls(sandbox)
    await page.goto(sandbox.lightningUrl)

    const shown = () => page.locator('body').innerText()
    await expect.poll(shown).toContain('115,000')
    expect(await shown()).toMatch(/Sandbox/)
    expect(await shown()).toMatch(/Marketo/)
    expect(await wireCalls(sandbox)).toBe(before)
  })

  it('stops on Ctrl-C, starts again on the same folder, and is still connected', async () => {
    await demo.stop()
    demo = await startDemo(folder.path)
    page = await (await browser.newContext({ locale: 'en-US' })).newPage()

    await signIn(page, demo)
    await openConnections(page)

    await expect.poll(() => page.locator('body').innerText()).toContain(demo.org('sandbox').organizationId)
  })
})
