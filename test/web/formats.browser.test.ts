import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everything } from '../kit/web/answers.ts'
import { openPage, startBrowser } from '../kit/web/pages.ts'

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

/** The levels as each language lists them, and the hours as its clock writes them. */
const FORMATS = [
  { language: 'en', levels: '50%, 75%, 90%, 100%', hour: /1:00 AM/ },
  { language: 'fr', levels: '50 %, 75 %, 90 %, 100 %', hour: /\b01:00/ },
  { language: 'sv', levels: '50 %, 75 %, 90 %, 100 %', hour: /\b01:00/ },
  { language: 'ko', levels: '50%, 75%, 90% 및 100%', hour: /(AM|오전) 1:00/ },
  { language: 'ja', levels: '50%、75%、90%、100%', hour: /1:00/ },
  { language: 'zh-TW', levels: '50%、75%、90%和100%', hour: /凌晨1:00/ },
]

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('UX-D1 formats of the reader’s language', () => {
  it.each(FORMATS)('$language: lists have separators, hours have two digits, a zone has no brackets', async (row) => {
    const visit = { path: '/settings/general', answers: everything, language: row.language }
    const { page, context, faults } = await openPage(browser, visit)
    await page.getByRole('table').first().waitFor()
    const text = plain(await page.locator('main').innerText())
    expect(text).toContain(row.levels)
    expect(text).not.toMatch(/\[(GMT|UTC)/)
    const hours = await page.locator('option').allInnerTexts()
    expect(hours.map(plain).some((hour) => row.hour.test(hour))).toBe(true)
    expect(faults).toEqual([])
    await context.close()
  })
})
