import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../kit/web/pages.ts'
import { everything, glance } from '../kit/package/answers.ts'
import { NEVER, openLightning, type ApexAnswers } from '../kit/package/lightning-page.ts'
import { faultsInEveryLook, faultsInTheDark } from '../kit/package/looks.ts'

const READ = 'TollbridgeGlanceController/read'
const HOME = '../page/home'

const answering = (answer: ApexAnswers[typeof READ]): ApexAnswers => ({ ...everything, [READ]: answer })

const used = (count: number, level: number | null): Tollbridge.Glance => ({
  ...glance,
  reading: { ...glance.reading, used: count, level },
})

const STATES = [
  { state: 'loading', answers: answering(NEVER), asks: '', text: 'Loading the API usage of this org' },
  { state: 'with plenty left', answers: answering(used(10, null)), asks: '', text: 'Plenty left' },
  { state: 'at a level', answers: everything, asks: '', text: 'Level reached: 75%' },
  { state: 'over the limit', answers: answering(used(120_500, 100)), asks: '', text: '5,500 over the limit' },
  {
    ...{ state: 'without an allowance', answers: answering({ state: 'not-available', reading: null }), asks: '' },
    text: 'Salesforce does not report the daily API requests of this org.',
  },
  {
    ...{ state: 'for a reader without the permission', answers: everything, asks: '?as=stranger' },
    text: 'You cannot see the API usage yet.',
  },
  { state: 'refused', answers: answering(new Error('Ask Ada.')), asks: '', text: 'Ask Ada.' },
]

const openUtility = (page: Page) =>
  page.getByRole('contentinfo').getByRole('button', { name: 'API usage' }).first().click()

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

describe('PK-B4 the card on Home and the utility', () => {
  it.each(STATES)('PK-B4 say so, accessibly, in every look: $state', async ({ answers, asks, text }) => {
    const { page, faults } = await openLightning(browser, { answers, tab: `${HOME}${asks}` })
    await page.getByRole('main').getByText(text).first().waitFor()
    await openUtility(page)
    await page.getByRole('region', { name: 'API usage' }).getByText(text).first().waitFor()

    expect(await faultsInEveryLook(page)).toEqual([])
    expect(await faultsInTheDark(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('PK-B4 ask once together, and again only when the reader refreshes', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything, tab: HOME })
    await page.getByText('Level reached: 75%').waitFor()
    await openUtility(page)
    await page.getByRole('region', { name: 'API usage' }).getByText('Level reached').waitFor()
    const asked = () => calls.filter(({ method }) => method === READ).length
    expect(asked()).toBe(1)

    await page.getByRole('main').getByRole('button', { name: 'Refresh' }).click()
    await expect.poll(asked).toBe(2)
    await page.context().close()
  })

  it('PK-B4 ask nothing for a reader without the permission', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything, tab: `${HOME}?as=stranger` })
    await page.getByText('You cannot see the API usage yet.').waitFor()

    expect(calls.map(({ method }) => method)).not.toContain(READ)
    await page.context().close()
  })

  it('PK-B4 read nothing in a utility bar that is closed', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything, tab: 'Tollbridge_Notifications' })
    await page.getByText('Look at the imports.').waitFor()

    expect(calls.map(({ method }) => method)).not.toContain(READ)
    await page.context().close()
  })
})
