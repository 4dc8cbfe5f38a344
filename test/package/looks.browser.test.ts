import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../kit/web/pages.ts'
import { everything } from '../kit/package/answers.ts'
import { focusedName } from '../kit/package/keyboard.ts'
import { openLightning } from '../kit/package/lightning-page.ts'
import { faultsInEveryLook, faultsInTheDark, wear } from '../kit/package/looks.ts'

const PAGES = [
  ['Tollbridge', 'Unread notifications: 1'],
  ['Tollbridge_Usage', 'Highest: 80,000.'],
  ['Tollbridge_Spend', 'Usually it sends 900 a day.'],
  ['Tollbridge_Environments', 'Blocking differences: 2.'],
  ['Tollbridge_Notifications', 'Look at the imports.'],
  ['Tollbridge_Setup', 'To do'],
] as const

/** Opens every step that is closed. */
async function openAll(page: Page): Promise<void> {
  const closed = page.getByRole('button', { expanded: false })
  for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click()
}

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

describe('the app in SLDS 1 and SLDS 2, on a desktop and on a phone, and in the dark', () => {
  it.each(PAGES)(
    'has nothing that axe objects to, and no text that is cut, spilled or covered: %s',
    async (tab, text) => {
      const { page, faults } = await openLightning(browser, { answers: everything, tab })
      await page.getByText(text).filter({ visible: true }).first().waitFor()
      await openAll(page)

      expect(await faultsInEveryLook(page)).toEqual([])
      expect(await faultsInTheDark(page)).toEqual([])
      expect(faults).toEqual([])
      await page.context().close()
    },
  )
})

describe('the switch between the looks', () => {
  it('is worked with the keyboard, keeps the focus, and asks nothing again', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything })
    await page.getByRole('radiogroup', { name: 'Look' }).getByRole('radio', { name: 'SLDS 1' }).focus()
    const asked = calls.length
    await page.keyboard.press('ArrowRight')
    await page.getByRole('radio', { name: 'SLDS 2', checked: true }).waitFor()

    expect(await focusedName(page)).toBe('SLDS 2')
    expect(calls.length).toBe(asked)
    await page.context().close()
  })

  it('is kept in the address, from tab to tab', async () => {
    const { page } = await openLightning(browser, { answers: everything })
    await wear(page, 'SLDS 2')
    await page.getByRole('navigation').getByRole('link').last().click()
    await page.getByRole('radio', { name: 'SLDS 2', checked: true }).waitFor()

    expect(new URL(page.url())).toMatchObject({ pathname: '/lightning/n/Tollbridge_Setup', search: '?look=slds2' })
    await page.context().close()
  })

  it('leads back to the first look', async () => {
    const { page } = await openLightning(browser, { answers: everything, tab: 'Tollbridge?look=slds2' })
    const radius = () =>
      page
        .locator('.slds-card')
        .first()
        .evaluate((card) => getComputedStyle(card).borderRadius)
    const rounded = await radius()
    await wear(page, 'SLDS 1')

    expect([rounded, await radius()]).toEqual(['20px', '4px'])
    await page.context().close()
  })
})
