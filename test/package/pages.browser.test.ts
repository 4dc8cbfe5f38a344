import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../scripts/pages/labels.ts'
import { startBrowser } from '../kit/web/pages.ts'
import { everything } from '../kit/package/answers.ts'
import { overflow } from '../kit/package/layout.ts'
import { NEVER, openLightning, PHONE } from '../kit/package/lightning-page.ts'
import { TABS } from '../kit/package/tabs.ts'

/** The one call of each tab, and of Home. */
const FIRST_CALLS = [
  ['Tollbridge', 'TollbridgeOverviewController/read'],
  ['Tollbridge_Usage', 'TollbridgeOverviewController/read'],
  ['Tollbridge_Spend', 'TollbridgeSpendController/read'],
  ['Tollbridge_Environments', 'TollbridgeOverviewController/read'],
  ['Tollbridge_Notifications', 'TollbridgeNoticesController/read'],
  ['Tollbridge_Setup', 'TollbridgeSetupController/read'],
  ['../page/home', 'TollbridgeGlanceController/read'],
] as const

/** Apex that never answers: what is asked now is asked before the first paint. */
const unanswered = Object.fromEntries(Object.keys(everything).map((method) => [method, NEVER]))

/** Waits until the browser has drawn two more frames, so that every component asked what it asks at once. */
const painted = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((drawn) => {
        requestAnimationFrame(() => {
          requestAnimationFrame(drawn)
        })
      }),
  )

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

describe('the pages of the package', () => {
  it.each(LANGUAGES)('speak the language of the reader, and fit 320 pixels: %s', async (language) => {
    for (const tab of TABS) {
      const { page, faults } = await openLightning(browser, { answers: everything, tab, language, viewport: PHONE })
      await page.getByRole('heading', { level: 1 }).waitFor()

      expect(await page.locator('body').innerText()).not.toMatch(/\bc\.Tollbridge/)
      expect([tab, await overflow(page)]).toEqual([tab, 0])
      expect(faults).toEqual([])
      await page.context().close()
    }
  })

  it.each(FIRST_CALLS)('PERF-M7 take exactly one call of Apex before their first paint: %s', async (tab, method) => {
    const { page, calls } = await openLightning(browser, { answers: unanswered, tab })
    await page.locator('[data-id="loading"]').first().waitFor({ state: 'attached' })
    await painted(page)

    expect(calls.map((call) => call.method)).toEqual([method])
    await page.context().close()
  })

  it('lead from tab to tab without a reload, there and back', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything })
    await page.evaluate(() => {
      document.body.setAttribute('data-loaded', 'once')
    })
    await page.getByRole('link', { name: 'Unread notifications: 1' }).click()
    await page.getByRole('navigation').getByRole('link', { name: 'API usage' }).click()
    await page.getByRole('heading', { name: 'API usage', level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/lightning/n/Tollbridge_Usage')

    await page.goBack()
    await page.getByRole('heading', { name: 'Notifications', level: 1 }).waitFor()
    expect(await page.locator('body').getAttribute('data-loaded')).toBe('once')
    expect(calls.filter(({ method }) => method === 'TollbridgeOverviewController/read')).toHaveLength(1)
    await page.context().close()
  })

  it('say which tab is open, and lead to the others', async () => {
    const { page } = await openLightning(browser, { answers: everything, tab: 'Tollbridge_Notifications' })
    const tabs = page.getByRole('navigation').getByRole('link')
    expect(await tabs.count()).toBe(TABS.length)
    await tabs.last().click()

    await page.getByRole('heading', { name: 'Setup', level: 1 }).waitFor()
    expect(await page.locator('a[aria-current="page"]').innerText()).toBe('Setup')
    await page.context().close()
  })
})

describe('the set-up page', () => {
  it('says why somebody may not set it up', async () => {
    const answers = { ...everything, 'TollbridgeSetupController/read': new Error('Ask Ada.') }
    const { page } = await openLightning(browser, { answers, tab: 'Tollbridge_Setup' })

    await page.getByRole('alert').getByText('Ask Ada.').waitFor()
    await page.context().close()
  })
})
