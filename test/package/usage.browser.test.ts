import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../scripts/pages/labels.ts'
import { axeFaults } from '../kit/browser/axe.ts'
import { choose } from '../kit/browser/choose.ts'
import { startBrowser } from '../kit/web/pages.ts'
import { everything, overview, usage } from '../kit/package/answers.ts'
import { focusedName } from '../kit/package/keyboard.ts'
import { overflow } from '../kit/package/layout.ts'
import { openLightning, PHONE, type ApexAnswers } from '../kit/package/lightning-page.ts'

/** So low that the page has to be scrolled to see what stands below the cards. */
const LOW = { width: 1280, height: 300 }

const withState = (state: Tollbridge.MarketoSpend['state']): ApexAnswers => ({
  'TollbridgeOverviewController/read': { ...overview, marketo: { state } },
})

const slider = (page: Page) => page.getByRole('slider')

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

describe('credits over time on the page of the package', () => {
  it('are read only when they come into sight: the first paint takes one call of Apex', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything, viewport: LOW })
    await page.getByText('18,250').first().waitFor()
    expect(calls).toEqual([{ method: 'TollbridgeOverviewController/read', parameters: {} }])

    await page.getByRole('heading', { name: 'Credits over time' }).scrollIntoViewIfNeeded()
    await slider(page).waitFor()
    expect(calls.slice(1)).toEqual([{ method: 'TollbridgeUsageController/read', parameters: { range: '24h' } }])
    await page.context().close()
  })

  it('PK-B1: take one call of Apex before the meters of all limits and their lines are shown', async () => {
    const { page, calls } = await openLightning(browser, {
      answers: everything,
      tab: 'Tollbridge_Usage',
      viewport: LOW,
    })
    await page.getByRole('meter').nth(4).waitFor()
    expect(await page.getByRole('meter').count()).toBe(5)
    expect(calls).toEqual([{ method: 'TollbridgeOverviewController/read', parameters: {} }])
    await page.context().close()
  })

  it('are read bar by bar with the arrow keys', async () => {
    const { page } = await openLightning(browser, { answers: everything })
    await slider(page).focus()
    await page.keyboard.press('ArrowLeft')
    const spoken = await slider(page).getAttribute('aria-valuetext')

    expect(spoken?.replaceAll(/\s/g, ' ')).toBe('Tue, Apr 14, 12:00 PM, Credits: 1,022, Export 900, Import 122')
    expect(await slider(page).getAttribute('aria-valuenow')).toBe('23')
    await page.context().close()
  })

  it('are read bar by bar with the pointer', async () => {
    const { page } = await openLightning(browser, { answers: everything })
    await slider(page).hover()

    expect(await page.locator('[data-id="reading"]').innerText()).toMatch(/Credits: 1,01\d/)
    await page.context().close()
  })

  it('are a table with the same numbers', async () => {
    const { page } = await openLightning(browser, { answers: everything })
    await choose(page, 'Table')
    const table = page.getByRole('table', { name: /Credits by hour/ })

    expect(await table.getByRole('row').count()).toBe(26)
    expect(await table.getByRole('row').last().innerText()).toMatch(/^Total\s+24,276\s+21,600\s+2,676\s+7$/)
    await page.context().close()
  })

  it('ask for another range when the reader chooses one, and keep the focus', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything })
    await choose(page, '30 days')
    await expect.poll(() => calls.at(-1)?.parameters).toEqual({ range: '30d' })

    expect(await focusedName(page)).toBe('30 days')
    await page.context().close()
  })

  it('are a file to download', async () => {
    const { page } = await openLightning(browser, { answers: everything })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download CSV' }).click(),
    ])
    const lines = readFileSync(await download.path(), 'utf8').split('\r\n')

    expect(download.suggestedFilename()).toBe('tollbridge-credits-24h.csv')
    expect(lines).toHaveLength(26)
    expect(lines.at(-2)).toBe('2026-04-14 13:00,2026-04-14T11:00:00.000Z,1023,0,0,0,900,123,0,0,0,0')
    await page.context().close()
  })
})

describe('the page of the package', () => {
  it.each<[string, ApexAnswers, string]>([
    ['with everything', everything, 'Download CSV'],
    [
      'without a credit',
      { ...everything, 'TollbridgeUsageController/read': { ...usage, points: [] } },
      'No credits in this period',
    ],
    ['of an org that is not paired', withState('not-paired'), 'once this org is paired'],
    ['without a companion', withState('down'), 'as soon as the companion answers'],
    ['of an org that is not the connected one', withState('connected-elsewhere'), 'is shown there'],
    ['whose usage is refused', { ...everything, 'TollbridgeUsageController/read': new Error('Ask Ada.') }, 'Ask Ada.'],
  ])('has nothing that axe objects to, and fits 320 pixels: %s', async (_, answers, text) => {
    const { page, faults } = await openLightning(browser, { answers })
    await page.getByText(text).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.setViewportSize(PHONE)

    expect(await overflow(page)).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it.each(LANGUAGES)('speaks the language of the reader, and fits 320 pixels: %s', async (language) => {
    const { page, faults } = await openLightning(browser, { answers: everything, language, viewport: PHONE })
    await page.locator('c-tollbridge-marketo-usage').scrollIntoViewIfNeeded()
    await slider(page).waitFor()

    expect(await page.locator('body').innerText()).not.toMatch(/\bc\.Tollbridge/)
    expect(await overflow(page)).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })
})
