import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { connectionHealthTable } from '../../kit/headlines/connection-health.ts'
import { spendTables } from '../../kit/headlines/spend.ts'
import { walkHeadlines } from '../../kit/headlines/walk.ts'
import { everything, type Answers } from '../../kit/web/answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'
import { spendingAs } from '../../kit/web/spend-answers.ts'
import { healthyAs, switching, type healths } from '../../kit/web/switch-answers.ts'

let browser: Browser
let opened: OpenedPage | undefined
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(() => opened?.context.close())

async function open(path: string, answers: Answers) {
  opened = await openPage(browser, { path, answers: { ...everything, ...switching, ...answers } })
  return opened.page
}

describe.each(spendTables)('UX-A2 $place', (table) => {
  const show = (name: Parameters<typeof spendingAs>[0]) => () => open(table.path, spendingAs(name))
  walkHeadlines(table, {
    calm: show('calm'),
    busy: show('busy'),
    critical: show('critical'),
    'background-paused': show('background-paused'),
    stopped: show('stopped'),
    unknown: show('unknown'),
    old: show('old'),
  })
})

describe('UX-A5 the health of a connection', () => {
  const show = (name: keyof typeof healths) => () =>
    open(connectionHealthTable.path, { 'GET /connections': healthyAs(name) })
  walkHeadlines(connectionHealthTable, {
    working: show('working'),
    failing: show('failing'),
    log: show('log'),
    paused: show('paused'),
    unknown: show('unknown'),
    stale: show('stale'),
  })
})
