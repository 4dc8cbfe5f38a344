import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../scripts/pages/labels.ts'
import { startBrowser } from '../kit/web/pages.ts'
import { everything } from '../kit/package/answers.ts'
import { overflow } from '../kit/package/layout.ts'
import { openLightning, PHONE } from '../kit/package/lightning-page.ts'
import { TABS } from '../kit/package/tabs.ts'

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

  it('take one call of Apex before their first paint', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything, tab: 'Tollbridge_Environments' })
    await page.getByText('Paired orgs').waitFor()

    const [first, ...later] = calls.map(({ method }) => method)
    expect(first).toBe('TollbridgeOverviewController/read')
    expect(later.toSorted()).toEqual(['TollbridgeEnvironmentsController/read', 'TollbridgeFingerprintController/read'])
    await page.context().close()
  })

  it('say which tab is open, and lead to the others', async () => {
    const { page } = await openLightning(browser, { answers: everything, tab: 'Tollbridge_Notifications' })
    const tabs = page.getByRole('navigation').getByRole('link')
    expect(await tabs.count()).toBe(TABS.length)
    await tabs.last().click()

    await page.getByRole('heading', { name: 'Set-up', level: 1 }).waitFor()
    expect(await page.locator('a[aria-current="page"]').innerText()).toBe('Set-up')
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
