import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../kit/browser/browser.ts'
import { startDemo, temporaryFolder, type RunningDemo } from '../kit/acceptance/demo.ts'
import { authorize, openConnections, openSalesforce, signIn } from '../kit/acceptance/journey.ts'
import { expectLedgerToMatchTheWire, ledgerUsed } from '../kit/acceptance/ledger.ts'

/** 250 000 with the separator that a French or Swedish keyboard types. */
const WITH_NARROW_SPACE = '250\u202f000'

describe('an admin watches over the credits', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let demo: RunningDemo
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    folder = await temporaryFolder()
    ;[demo, browser] = await Promise.all([startDemo(folder.path), launchBrowser()])
    page = await (await browser.newContext({ locale: 'en-US', timezoneId: 'Europe/Stockholm' })).newPage()
    await signIn(page, demo)
    await openConnections(page)
    const popUp = await openSalesforce(page, { environment: 'sandbox' })
    const closed = popUp.waitForEvent('close')
    await authorize(popUp, demo.org('sandbox'))
    await closed
  })

  afterEach(() => expectLedgerToMatchTheWire(demo))

  afterAll(async () => {
    await browser.close()
    await demo.stop()
    await folder.remove()
  })

  const shown = () => page.locator('main').innerText()
  const limit = () => page.getByRole('textbox', { name: 'Daily CRM API Limit', exact: true })

  async function type(text: string): Promise<void> {
    await page.getByRole('button', { name: 'Unlock Daily CRM API Limit' }).click()
    await limit().fill(text)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
  }

  it('Q2 cannot set the daily limit below 100,000, and reads why beside the field', async () => {
    await page.getByRole('link', { name: 'General' }).click()
    await limit().waitFor()
    expect(await limit().isEditable()).toBe(false)

    await type('99 999')

    await expect.poll(() => limit().getAttribute('aria-invalid')).toBe('true')
    expect(await shown()).toContain('100,000')
    expect(await limit().inputValue()).toBe('99 999')
    await page.getByRole('button', { name: 'Cancel changes' }).click()
    await expect.poll(() => limit().inputValue()).toBe('100,000')
  })

  it('sets it with separators, then sees it locked, who changed it, and that the org allows less', async () => {
    await type(WITH_NARROW_SPACE)

    await expect.poll(() => limit().inputValue()).toBe('250,000')
    expect(await limit().isEditable()).toBe(false)
    await expect.poll(shown).toMatch(/Changed by|Last changed by/)
    expect(await shown()).toContain('115,000')
    await page.reload()
    await expect.poll(() => limit().inputValue()).toBe('250,000')
    await expect.poll(shown).toMatch(/100,000[^]*250,000/)
  })

  it('sees on API usage the use of this window beside the use of the whole org', async () => {
    await page.getByRole('link', { name: 'API usage', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'API usage' }).waitFor()

    const used = await ledgerUsed(demo)
    await expect.poll(shown).toContain(`of 250,000 used`)
    expect(await shown()).toContain(`${used}`)
    expect(await shown()).toContain('of 115,000 used')
    expect(await shown()).toContain('Connecting to Salesforce')
  })

  it('downloads the figures as a file', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^tollbridge-credits-24h-.*\.csv$/)
  })

  it('has no notification yet, and the page says so', async () => {
    await page.getByRole('button', { name: /^Notifications/ }).click()
    await page.getByRole('link', { name: 'View all' }).click()
    await expect.poll(shown).toContain('No notifications. Anything')
  })
})
