import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { everything, problem, type Answers } from '../../kit/web/answers.ts'
import { usageIn, work } from '../../kit/web/credit-answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers) => (opened = await openPage(browser, { path: '/usage', answers })).page

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

const partOf = (page: Page) => page.getByRole('region', { name: 'Recent work', exact: true })
const rowsOf = (page: Page) => partOf(page).getByRole('row')
const asked = () =>
  opened.calls.filter(({ key }) => key === 'GET /credits/work').map(({ query }) => new URLSearchParams(query))
const workWith = (changes: object): Answers => ({
  ...everything,
  'GET /credits/work': { json: { ...work, ...changes } },
})

describe('UX-B17 recent work', () => {
  it('says when, who, what, how many credits and with what result, in the period of the chart', async () => {
    const page = await open(everything)
    await expect.poll(() => rowsOf(page).count()).toBe(4)
    const textOf = async (row: number) => (await rowsOf(page).nth(row).innerText()).replaceAll(/\s+/g, ' ')
    expect(await textOf(1)).toContain('Ada Lind Retrieve the connected org 14 Completed')
    expect(await textOf(2)).toContain('Tollbridge Check the API allowance 1 Completed')
    expect(await textOf(3)).toContain('Bo Ek Connect to Salesforce 2 Failed')
    await expect.poll(() => partOf(page).innerText()).toContain('12,314 credits not attributed: the work is still')
    expect(asked().map((query) => query.get('from'))).toEqual([usageIn('24h').from])

    await page.getByRole('radio', { name: '7 days', exact: true }).check({ force: true })
    await expect.poll(() => asked().at(-1)?.get('from')).toBe(usageIn('7d').from)
  })

  it('adds older work below, and moves the focus there', async () => {
    const older = {
      ...work,
      hasOlder: false,
      entries: work.entries.map((one) => ({ ...one, workId: `${one.workId}-older` })),
    }
    const page = await open({
      ...everything,
      'GET /credits/work': (url) => ({ json: url.searchParams.has('after') ? older : work }),
    })
    const button = partOf(page).getByRole('button', { name: 'Show more' })
    await button.click()
    await expect.poll(() => rowsOf(page).count()).toBe(7)
    expect(asked().at(-1)?.get('after')).toBe('w1')
    await button.waitFor({ state: 'detached' })
    await expect
      .poll(() =>
        rowsOf(page)
          .nth(4)
          .getByRole('rowheader')
          .evaluate((element) => element.matches(':focus')),
      )
      .toBe(true)
  })

  it('says that all credits are attributed, and that no work spent any', async () => {
    const page = await open(workWith({ entries: [], hasOlder: false, attributed: 0, notAttributed: 0 }))
    await partOf(page).getByText('No work in this period has spent credits.').waitFor()
    await partOf(page).getByText('All credits of this period are attributed.').waitFor()
  })

  it('shows that it is loading, why it cannot be read, and tries again', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    let isBroken = true
    const page = await open({
      ...everything,
      'GET /credits/work': async () => {
        await promise
        return isBroken ? problem(503, 'The ledger is away') : { json: work }
      },
    })
    await partOf(page).getByText('Loading…').waitFor()
    resolve(undefined)
    await partOf(page).getByText('The ledger is away', { exact: true }).waitFor()
    expect(await rowsOf(page).count()).toBe(0)
    isBroken = false
    await partOf(page).getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => rowsOf(page).count()).toBe(4)
  })
})
