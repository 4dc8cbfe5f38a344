import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { invitationTable } from '../../kit/headlines/people.ts'
import { walkHeadlines } from '../../kit/headlines/walk.ts'
import { adaListed, boListed, everything } from '../../kit/web/answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'

let browser: Browser
let opened: OpenedPage | undefined
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(() => opened?.context.close())

const show = (state: string) => async () => {
  const bo = { ...boListed, state, expiresAt: state === 'pending' ? '2126-03-03T00:00:00.000Z' : null }
  const people = { json: { people: [adaListed, bo] } }
  opened = await openPage(browser, { path: '/settings/people', answers: { ...everything, 'GET /people': people } })
  return opened.page
}

describe('UX-A7 the status of a person', () => {
  walkHeadlines(invitationTable, {
    invited: show('invited'),
    pending: show('pending'),
    expired: show('expired'),
    active: show('active'),
  })
})
