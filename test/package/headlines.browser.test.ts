import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { packageSpendTables } from '../kit/headlines/spend.ts'
import { walkHeadlines } from '../kit/headlines/walk.ts'
import { everything, overview, spendable, spentNow } from '../kit/package/answers.ts'
import { openLightning } from '../kit/package/lightning-page.ts'
import { startBrowser } from '../kit/web/pages.ts'

let browser: Browser
let opened: Page | undefined
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(() => opened?.context().close())

const UNKNOWN = { state: 'unknown', level: 'unknown', limitedBy: 'unknown' } as const
const PAUSED = { state: 'background-paused', level: 'critical', left: 1_999, backgroundLeft: 0 } as const
const NOT_SEEN = { orgUsed: null, orgLimit: null, orgReserve: null, orgObservedAt: null }

describe.each(packageSpendTables)('UX-A2 $place', (table) => {
  const openWith = (marketo: Tollbridge.MarketoSpend) => async () => {
    const answers = { ...everything, 'TollbridgeOverviewController/read': { ...overview, marketo } }
    const { page } = await openLightning(browser, { answers, tab: table.path })
    opened = page
    return page
  }
  const show = (now: Partial<Tollbridge.Spendable>) => openWith({ ...overview.marketo, now: { ...spendable, ...now } })

  walkHeadlines(table, {
    calm: show({}),
    busy: show({ level: 'busy' }),
    critical: show({ level: 'critical' }),
    'background-paused': show(PAUSED),
    stopped: show(spentNow),
    unknown: show({ ...UNKNOWN, ...NOT_SEEN }),
    old: show(UNKNOWN),
    unreported: openWith({ state: 'down' }),
  })
})
