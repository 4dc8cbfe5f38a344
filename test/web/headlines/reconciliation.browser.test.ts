import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { reconciliationTable } from '../../kit/headlines/reconciliation.ts'
import { walkHeadlines } from '../../kit/headlines/walk.ts'
import { everything } from '../../kit/web/answers.ts'
import { reconciliation } from '../../kit/web/credit-answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'

const HOUR_MS = 3_600_000

let browser: Browser
let opened: OpenedPage | undefined
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(() => opened?.context.close())

const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString()
const agreeing = reconciliation.days.map((day) => ({ ...day, isDrifting: false }))
const refused = { title: 'Salesforce does not show its event log', detail: 'The cause', remedy: 'The remedy' }

const show = (changes: object) => async () => {
  const json = { ...reconciliation, readAt: hoursAgo(1), ...changes }
  opened = await openPage(browser, {
    path: reconciliationTable.path,
    answers: { ...everything, 'GET /credits/reconciliation': { json } },
  })
  return opened.page
}

describe('UX-A2 the headline of the reconciliation', () => {
  walkHeadlines(reconciliationTable, {
    unread: show({ readAt: null, days: [] }),
    'no-days': show({ days: [] }),
    failed: show({ problem: refused, days: agreeing }),
    old: show({ readAt: hoursAgo(50), days: agreeing }),
    drifts: show({}),
    agrees: show({ readAt: hoursAgo(48), days: agreeing }),
  })
})
