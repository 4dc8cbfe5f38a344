import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { everything, type Answers } from '../../kit/web/answers.ts'
import { settings } from '../../kit/web/credit-answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'

const SAVED = { json: { ...settings, dailyLimit: 250_000, version: 4, changedBy: 'Ada Lind' } }
const saving: Answers = { ...everything, 'PATCH /credits/settings': SAVED }

let browser: Browser
let opened: OpenedPage
const open = async () => (opened = await openPage(browser, { path: '/settings/general', answers: saving })).page

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

const limitOf = (page: Page) => page.getByLabel('Daily CRM API Limit', { exact: true })

async function typeLimit(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Unlock Daily CRM API Limit' }).click()
  await limitOf(page).fill(text)
}

describe('saving the daily limit', () => {
  it('UX-B7 is done by Enter in its field, and an unchanged limit is not sent', async () => {
    const page = await open()
    await typeLimit(page, '100000')
    await limitOf(page).press('Enter')
    await limitOf(page).fill('250000')
    await limitOf(page).press('Enter')

    await page.getByText('Saved and locked again.').waitFor()
    const sent = opened.calls.filter(({ key }) => key === 'PATCH /credits/settings')
    expect(sent).toMatchObject([{ body: { dailyLimit: '250000' } }])
  })

  it.each([1280, 390])('UX-B7 leaves every field in sight of the keyboard, %i pixels wide', async (width) => {
    const page = await open()
    await page.setViewportSize({ width, height: 800 })
    await typeLimit(page, '250000')
    await limitOf(page).press('Enter')
    const toast = page.locator('kit-save-bar .toast')
    await toast.waitFor()

    const fields = page.locator('credits-credit-settings').locator('input, select:enabled')
    expect(await fields.count()).toBeGreaterThan(5)
    for (const field of await fields.all()) {
      await field.focus()
      const [covering, covered] = [await toast.boundingBox(), await field.boundingBox()]
      expect(covered?.y).toBeGreaterThanOrEqual((covering?.y ?? 0) + (covering?.height ?? 0))
    }
  })
})
