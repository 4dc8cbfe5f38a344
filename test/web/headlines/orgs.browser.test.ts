import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { pairedOrgTable } from '../../kit/headlines/orgs.ts'
import { walkHeadlines } from '../../kit/headlines/walk.ts'
import { everything } from '../../kit/web/answers.ts'
import { uat } from '../../kit/web/orgs-answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'

const HOUR_MS = 3_600_000

let browser: Browser
let opened: OpenedPage | undefined
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(() => opened?.context.close())

const heard = (hoursAgo: number) => async () => {
  const org = { ...uat, lastHeardAt: new Date(Date.now() - hoursAgo * HOUR_MS).toISOString() }
  const answers = { ...everything, 'GET /paired-orgs': { json: { orgs: [org] } } }
  opened = await openPage(browser, { path: pairedOrgTable.path, answers })
  return opened.page
}

describe('UX-A5 whether a paired org reports', () => {
  walkHeadlines(pairedOrgTable, { reporting: heard(25), silent: heard(27) })
})
