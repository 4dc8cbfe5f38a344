import { performance } from 'node:perf_hooks'
import type { Browser, Page } from 'playwright-core'
import { everything } from '../../kit/web/answers.ts'
import { openPage, startBrowser } from '../../kit/web/pages.ts'
import { largeReport, switching } from '../../kit/web/switch-answers.ts'
import { linesOf, median, rounded } from '../figures.ts'
import type { BenchOptions, Report } from '../report.ts'
import { timesToFind, timeToPaint } from './stopwatch.ts'

const MANY = 10_000
const FEW = 10
const FIRST_ROW = '//main//*[@data-row]'
const NO_DIFFERENCES = '//main//p[contains(@class, "identical")]'
const TYPED = 'field_99'

type Times = Record<'manyPainted' | 'emptyPainted' | 'manyFound' | 'fewFound', number[]>

/** Measures how long a parity report of 10,000 differences takes to paint and to search, beside an empty and a short report. */
export async function benchPages({ seconds, say }: BenchOptions): Promise<Report> {
  say('building the pages')
  const browser = await startBrowser()
  const times: Times = { manyPainted: [], emptyPainted: [], manyFound: [], fewFound: [] }
  try {
    // The first round of a browser compiles the scripts.
    await measureRound(browser)
    say(`a report of ${MANY} differences, an empty one and one of ${FEW}, in turn`)
    const end = performance.now() + seconds * 1000
    while (performance.now() < end || times.manyPainted.length < 3) {
      const round = await measureRound(browser)
      for (const name of Object.keys(times) as (keyof Times)[]) times[name].push(...round[name])
    }
  } finally {
    await browser.close()
  }
  const [manyPainted, emptyPainted] = [median(times.manyPainted), median(times.emptyPainted)]
  const [manyFound, fewFound] = [median(times.manyFound), median(times.fewFound)]
  const figures = {
    report_painted_ms_10000: rounded(manyPainted),
    report_painted_ms_empty: rounded(emptyPainted),
    report_painted_vs_empty: rounded(manyPainted / emptyPainted),
    report_found_ms_10000: rounded(manyFound),
    report_found_ms_10: rounded(fewFound),
    report_found_vs_10: rounded(manyFound / fewFound),
  }
  return { figures, text: linesOf(figures) }
}

async function measureRound(browser: Browser): Promise<Times> {
  const many = await withReport(browser, MANY, async (page) => ({
    painted: await timeToPaint(page, FIRST_ROW),
    found: await timesToFind(page, TYPED),
  }))
  const empty = await withReport(browser, 0, (page) => timeToPaint(page, NO_DIFFERENCES))
  const few = await withReport(browser, FEW, async (page) => {
    await timeToPaint(page, FIRST_ROW)
    return timesToFind(page, TYPED)
  })
  return { manyPainted: [many.painted], emptyPainted: [empty], manyFound: many.found, fewFound: few }
}

/** Measures on the list of reports, whose newest report has this many differences. */
async function withReport<T>(browser: Browser, count: number, measure: (page: Page) => Promise<T>): Promise<T> {
  const answers = { ...everything, ...switching, 'GET /parity/reports/r1': { json: largeReport(count) } }
  const { page, context } = await openPage(browser, { path: '/settings/parity', answers })
  try {
    await page.getByRole('table').waitFor()
    return await measure(page)
  } finally {
    await context.close()
  }
}
