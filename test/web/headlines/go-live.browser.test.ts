import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { goLiveTable } from '../../kit/headlines/go-live.ts'
import { walkHeadlines } from '../../kit/headlines/walk.ts'
import { everything } from '../../kit/web/answers.ts'
import { headlines } from '../../kit/web/go-live-answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'
import { switching } from '../../kit/web/switch-answers.ts'

let browser: Browser
let opened: OpenedPage | undefined
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(() => opened?.context.close())

const show = (name: keyof typeof headlines) => async () => {
  const answers = { ...everything, ...switching, 'GET /go-live': { json: headlines[name] } }
  opened = await openPage(browser, { path: goLiveTable.path, answers })
  return opened.page
}

describe('UX-A1 the headline of the checklist', () => {
  walkHeadlines(goLiveTable, {
    'not-started': show('not-started'),
    attention: show('attention'),
    unchecked: show('unchecked'),
    ready: show('ready'),
  })

  it('counts both what is open and what could not be checked', async () => {
    const page = await show('attention')()
    const text = await page.locator('[data-headline="attention"]').innerText()
    expect(text).toContain('3 checks need attention')
    expect(text).toContain('1 could not be checked')
  })

  it('stays amber when an admin continues without each check', async () => {
    const page = await show('direct')()
    const text = await page.locator('[data-headline="unchecked"]').innerText()
    expect(text).toContain('An admin continues without them')
  })
})
