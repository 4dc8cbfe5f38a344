import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../kit/web/pages.ts'
import { everything } from '../kit/package/answers.ts'
import { focusedName, leadingBack, walk, type Stop } from '../kit/package/keyboard.ts'
import { openLightning, type LightningPage } from '../kit/package/lightning-page.ts'
import { TABS } from '../kit/package/tabs.ts'

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

/** Opens a tab as high as its content, and without transitions, so that a look is the last one at once. */
async function openStill(tab: string): Promise<LightningPage> {
  const opened = await openLightning(browser, { answers: everything, tab, viewport: { width: 1280, height: 3_000 } })
  await opened.page.addStyleTag({ content: '* { transition: none !important }' })
  await opened.page.getByRole('button', { name: 'Refresh', exact: true }).waitFor()
  await expect.poll(() => opened.page.locator('[data-id="loading"]').count()).toBe(0)
  return opened
}

const IN_EVERY_LOOK = TABS.flatMap((tab) => [
  { tab: `${tab}?look=slds1`, look: 'SLDS 1' },
  { tab: `${tab}?look=slds2`, look: 'SLDS 2' },
])

const namesOf = (stops: Stop[]) => stops.map(({ name }) => name)

describe('a tab of the app, by keyboard alone', () => {
  it.each(IN_EVERY_LOOK)(
    'is walked as it reads, there and back, and always shows where one is: $tab',
    async ({ tab, look }) => {
      const { page } = await openStill(tab)
      const stops = await walk(page, 'Tab')
      const back = await walk(page, 'Shift+Tab')

      expect(namesOf(stops)).toEqual(expect.arrayContaining([look, 'Overview', 'Setup', 'Refresh']))
      expect(namesOf(back).toReversed()).toEqual(namesOf(stops))
      expect(leadingBack(stops)).toEqual([])
      expect(namesOf(stops.filter(({ isSeen }) => !isSeen))).toEqual([])
      await page.context().close()
    },
  )

  it.each(TABS)('keeps the focus where it is while it is read again: %s', async (tab) => {
    const { page, calls } = await openStill(tab)
    const asked = calls.length
    await page.getByRole('button', { name: 'Refresh', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => calls.length).toBeGreaterThan(asked)
    await expect.poll(() => page.locator('[data-id="loading"]').count()).toBe(0)

    expect(await focusedName(page)).toBe('Refresh')
    await page.context().close()
  })
})

describe('the chart of credits, by keyboard alone', () => {
  it('is read with the arrows, and left with one Tab', async () => {
    const { page } = await openStill('Tollbridge')
    await page.getByRole('slider').focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await page.getByRole('slider').getAttribute('aria-valuenow')).toBe('22')

    await page.keyboard.press('Tab')
    expect(await focusedName(page)).toBe('Download CSV')
    await page.context().close()
  })

  it('becomes a table with an arrow key, which keeps the focus, and the table scrolls with the arrows', async () => {
    const { page } = await openStill('Tollbridge')
    await page.getByRole('radio', { name: 'Chart' }).focus()
    await page.keyboard.press('ArrowRight')
    const table = page.getByRole('region').filter({ has: page.getByRole('table') })
    await table.waitFor()
    expect(await focusedName(page)).toBe('Table')

    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => table.evaluate((region) => region.scrollTop)).toBeGreaterThan(0)
    await page.context().close()
  })
})
