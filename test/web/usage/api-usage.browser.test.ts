import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { choose } from '../../kit/browser/choose.ts'
import { credits, everything, problem, spend, type Answers } from '../../kit/web/answers.ts'
import { forecast, reconciliation, usageIn } from '../../kit/web/credit-answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'

const fromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers, path = '/usage') => (opened = await openPage(browser, { path, answers })).page
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)
const rangesAsked = () => callsOf('GET /credits/usage').map(({ query }) => new URLSearchParams(query).get('range'))

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

const partOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const isFocused = (locator: Locator) => locator.evaluate((element) => element.matches(':focus'))
const textOf = async (locator: Locator) => (await locator.innerText()).replaceAll(/\s+/g, ' ')

const spendWith = (changes: object) => ({ 'GET /credits/spend': { json: { ...spend, ...changes } } })

describe('this window', () => {
  it('UX-A2 says what can still be spent, with one number, and sets apart what is reserved or lost (UX-B8)', async () => {
    const own = { ...spend.own, reserved: 40, lost: 60 }
    const page = await open({ ...everything, ...spendWith({ own }) })
    const part = partOf(page, 'This window')
    await part.getByText('API credits available now: 54,000').waitFor()

    const text = await textOf(part)
    for (const fact of [
      /40 reserved for running work\. 60 lost in a crash\./,
      /61,000 of 115,000 used/,
      /Export 12,341/,
    ])
      expect(text).toMatch(fact)
    expect(text).toMatch(/Resets on .+ GMT\+[12] \(in 11 hours\)\. Times are in your time zone, Europe\/Stockholm\./)
    expect(text).not.toMatch(/\bleft\b|87,655/i)
  })

  it('says that nothing was used yet', async () => {
    const page = await open({ ...everything, 'GET /credits/window': { json: { ...credits, byConsumer: [] } } })
    await page.getByText('No credits have been used in this window.').waitFor()
  })
})

describe('the forecast', () => {
  const soon = { reachedAt: fromNow(3), expected: 130_000, low: 120_000, high: 140_000 }
  const certain = { certainty: 'high', low: 42_000, high: 42_000 }

  it('UX-A2 says that it may be less while background work is paused', async () => {
    const paused = { ...spend, background: { left: 0, limitedBy: 'pause', until: null } }
    const page = await open({ ...everything, 'GET /credits/spend': { json: paused } })
    await page.getByText('Background work is paused, so fewer credits may be used than this forecast says.').waitFor()
    expect(await page.getByText('is not reached in this window').count()).toBe(0)
  })

  it.each([
    ['a range', {}, /About 42,000 credits will be used .+: between 38,000 and 47,000\./],
    ['not reached', {}, /At this pace the limit of 100,000 credits is not reached in this window\./],
    ['how sure', {}, /Medium confidence\. It rests on this window and on 21 days before it\./],
    [
      'by pace',
      { certainty: 'low', basis: 'pace', daysOfHistory: 0 },
      /Low confidence\. It rests on the pace .+ alone\./,
    ],
    ['exact', certain, /42,000 credits will be used by the end .+ High confidence\./],
    [
      'when reached',
      soon,
      /About 130,000 credits would be needed .+ reached on .+ \(in 3 hours\)\. Then Tollbridge stops/,
    ],
    [
      'spent',
      { spent: 100_000 },
      /^Forecast The limit of 100,000 credits is reached\. Tollbridge stops until [^.]+\.$/,
    ],
  ])('says it in sentences: %s', async (_, changes, words) => {
    const page = await open({ ...everything, 'GET /credits/forecast': { json: { ...forecast, ...changes } } })
    await expect.poll(() => textOf(partOf(page, 'Forecast'))).toMatch(words)
  })
})

describe('the history', () => {
  const rangeOf = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })

  it('asks for the range that is chosen, in the time zone of the reader, and keeps the focus', async () => {
    const page = await open(everything)
    const week = rangeOf(page, '7 days')
    await rangeOf(page, '24 hours').focus()
    await page.keyboard.press('ArrowRight')

    await expect.poll(() => week.isChecked()).toBe(true)
    await expect.poll(rangesAsked).toEqual(['24h', '7d'])
    expect(callsOf('GET /credits/usage').at(-1)?.query).toContain('timeZone=Europe%2FStockholm')
    expect(await isFocused(week)).toBe(true)
    expect(await rangeOf(page, '24 hours').isChecked()).toBe(false)
  })

  it('forgets an answer that comes after another range was chosen', async () => {
    const late = Promise.withResolvers()
    const answers: Answers = {
      ...everything,
      'GET /credits/usage': async (url) => {
        const range = url.searchParams.get('range')
        if (range === '7d') await late.promise
        return { json: usageIn(range) }
      },
    }
    const page = await open(answers)
    await choose(page, '7 days')
    await choose(page, '30 days')
    await choose(page, 'Table')
    await expect
      .poll(() =>
        page
          .getByRole('region', { name: /by day/i })
          .getByRole('row')
          .count(),
      )
      .toBe(32)
    late.resolve(undefined)
    await page.waitForTimeout(300)

    expect(
      await page
        .getByRole('region', { name: /by day/i })
        .getByRole('row')
        .count(),
    ).toBe(32)
    expect(await rangeOf(page, '30 days').isChecked()).toBe(true)
  })

  it('is a chart with a summary whose bars the arrow keys read, and a table of the same', async () => {
    const page = await open(everything)
    const part = partOf(page, 'Over time')
    const { totals, points } = usageIn('24h')
    const spent = (credits: number) => credits.toLocaleString('en')
    await part.getByRole('img', { name: spent(totals.spent) }).waitFor()

    const bars = part.getByRole('slider')
    await bars.focus()
    await page.keyboard.press('Home')
    expect(await bars.getAttribute('aria-valuetext')).toContain(spent(points[0]?.spent ?? 0))
    await choose(page, 'Table')
    expect(await part.getByRole('row').count()).toBe(26)
    expect(await textOf(part.getByRole('row').last())).toContain(`Total ${spent(totals.spent)}`)
  })

  it('says what was refused and what was given back', async () => {
    const usage = usageIn('24h')
    const json = { ...usage, totals: { ...usage.totals, spent: 1, refused: 7 } }
    const page = await open({ ...everything, 'GET /credits/usage': { json } })
    for (const text of ['1 credit spent', '7 calls refused, which cost nothing', '3 credits returned'])
      await partOf(page, 'Over time').getByText(text).waitFor()
  })

  it('can be downloaded as it is shown', async () => {
    const page = await open(everything)
    const link = page.getByRole('link', { name: 'Download as CSV' })
    const address = '/api/v1/credits/usage.csv?range='
    expect(await link.getAttribute('href')).toBe(`${address}24h&timeZone=Europe%2FStockholm`)
    await choose(page, '30 days')
    await expect.poll(() => link.getAttribute('href')).toBe(`${address}30d&timeZone=Europe%2FStockholm`)
  })

  it('says that nothing was spent', async () => {
    const usage = usageIn('24h')
    const points = usage.points.map(({ at }) => ({ at, spent: 0, refused: 0, byConsumer: {} }))
    const totals = { spent: 0, returned: 0, refused: 0, byConsumer: [] }
    const page = await open({ ...everything, 'GET /credits/usage': { json: { ...usage, points, totals } } })
    await partOf(page, 'Over time').getByText('0 credits spent').waitFor()
    expect(await partOf(page, 'Over time').getByRole('img').count()).toBe(0)
  })
})

describe('the check against Salesforce’s log', () => {
  const NAME = 'Checked against Salesforce’s log'
  const openLog = async (changes: object) => {
    const page = await open({
      ...everything,
      'GET /credits/reconciliation': { json: { ...reconciliation, ...changes } },
    })
    return partOf(page, NAME)
  }

  it('says on how many days the counts differ, and what else spends as the integration user', async () => {
    const part = await openLog({})
    await part.getByText('The counts differ by more than 0.1% on 1 day of 3.').waitFor()
    await part.getByText('17 more requests are in the log').waitFor()
    expect(await textOf(part.getByRole('row', { name: 'Data Loader Bulk' }))).toContain('Dataloader.io 4,210')
    const drifting = part.getByRole('row').filter({ hasText: 'More than is normal' })
    expect(await textOf(drifting)).toMatch(/1,284 1,200 .*-84 \(6\.54%\)/)
  })

  it('opens a day to its hours, and closes it, by the keyboard', async () => {
    const part = await openLog({})
    await part
      .getByRole('button', { name: /show the hours$/ })
      .nth(1)
      .focus()
    await part.page().keyboard.press('Enter')

    const hide = part.getByRole('button', { name: /hide the hours$/ })
    await hide.waitFor()
    expect(await hide.getAttribute('aria-expanded')).toBe('true')
    expect(await isFocused(hide)).toBe(true)
    expect(await textOf(part.getByRole('row').nth(4))).toBe('9:00 AM 484 400 -84')
    await part.page().keyboard.press('Enter')
    await expect.poll(() => hide.count()).toBe(0)
  })

  it.each([
    ['that both agree', { days: [reconciliation.days[0]] }, 'Both counts agree on the day below, within 0.1%.'],
    ['that nothing else calls', { others: [] }, 'Nothing else called Salesforce as the integration user.'],
    ['that there is no day yet', { days: [] }, 'Salesforce’s log has no full day yet.'],
    ['that it was not read', { readAt: null, days: [], others: [], uncounted: 0 }, 'has not been retrieved yet'],
  ])('says %s', async (_, changes, text) => {
    const part = await openLog(changes)
    await part.getByText(text).waitFor()
  })
})

describe('the page as a whole', () => {
  it('looks again every minute, without moving the focus or what was opened', async () => {
    const answers = { ...everything }
    const page = await open(answers, '/notifications')
    await page.clock.install()
    await page.getByRole('link', { name: 'API usage', exact: true }).click()
    const day = partOf(page, 'Checked against Salesforce’s log')
      .getByRole('button', { name: /the hours$/ })
      .first()
    await day.click()
    Object.assign(answers, spendWith({ left: 23_456 }))

    await page.clock.runFor(60_000)

    await partOf(page, 'This window').getByText('23,456').first().waitFor()
    await expect.poll(rangesAsked).toEqual(['24h', '24h'])
    expect(await isFocused(day)).toBe(true)
    expect(await day.getAttribute('aria-expanded')).toBe('true')
  })

  it('shows what it can when one part fails, and reads that part again', async () => {
    const answers: Answers = { ...everything, 'GET /credits/forecast': problem(500, 'Something failed') }
    const page = await open(answers)
    await partOf(page, 'Forecast').getByText('Something failed: the remedy').waitFor()
    await page.locator('credits-spend-bar [data-headline]').waitFor()

    answers['GET /credits/forecast'] = { json: forecast }
    await partOf(page, 'Forecast').getByRole('button', { name: 'Try again' }).click()
    await partOf(page, 'Forecast').getByText('About 42,000 credits').waitFor()
    expect(callsOf('GET /credits/window')).toHaveLength(1)
  })

  it('reports once that the companion does not answer, and the age of the figures', async () => {
    const answers = { ...everything }
    const page = await open(answers, '/notifications')
    await page.clock.install()
    await page.getByRole('link', { name: 'API usage', exact: true }).click()
    await page.locator('credits-spend-bar [data-headline]').waitFor()
    await partOf(page, 'Over time').getByRole('img').waitFor()
    const paths = ['window', 'forecast', 'settings', 'usage', 'reconciliation']
    Object.assign(answers, Object.fromEntries(paths.map((path) => [`GET /credits/${path}`, 'offline'])))

    await page.clock.runFor(60_000)

    await page.getByText(/Updated at \d+:\d\d/).waitFor()
    expect(await page.getByRole('alert').count()).toBe(1)
    expect(await textOf(partOf(page, 'This window'))).toContain('12,345')
    Object.assign(answers, everything)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  })
})
