import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../scripts/pages/labels.ts'
import { bo, everything, problem, sessionOf, type Answer, type Answers } from '../../kit/web/answers.ts'
import { describedBy, openPage, ORIGIN, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'
import {
  connectionsOf,
  events,
  failedSignIn,
  healths,
  healthyAs,
  stable,
  switching,
} from '../../kit/web/switch-answers.ts'

const PATH = '/settings/connections'
const TEST = 'POST /connections/c1/test'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers, language?: string) => {
  opened = await openPage(browser, { path: PATH, language, answers: { ...everything, ...switching, ...answers } })
  return opened.page
}
const openAs = (health: keyof typeof healths, more: Answers = {}) =>
  open({ 'GET /connections': healthyAs(health), ...more })
const healthOf = (page: Page) => page.getByRole('region', { name: 'Health' })
const button = (page: Page) => page.getByRole('button', { name: /^Test connection$|^Testing the connection/ })
const resultOf = (page: Page) => healthOf(page).getByRole('status')
const tests = () => opened.calls.filter(({ key }) => key === TEST)

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

describe('K3: the card of a connection', () => {
  it.each([
    ['working', 'Working', ['Last success', 'minutes ago', 'Last error', 'Salesforce is unavailable']],
    [
      'failing',
      'Failing',
      ['Failing since', 'Last success', 'Next try', 'cannot serve the request now', 'Try again later'],
    ],
    ['log', 'Event log failing', ['All other work continues.', 'View Event Log Files', 'Next try']],
    [
      'paused',
      'Paused',
      ['Paused until', 'in 11 hours', 'Daily CRM API limit reached', 'or raise the Daily CRM API limit'],
    ],
    ['unknown', 'Not known yet', ['No request was sent', 'Last success', 'None yet']],
    ['stale', 'Not known: no recent call', ['for more than 3 hours', 'Test the connection', '5 hours ago']],
  ] as const)('shows by an icon and in words that it is %s', async (health, word, told) => {
    const page = await openAs(health)
    const state = healthOf(page).locator('.state')
    await state.waitFor()
    expect(await state.innerText()).toBe(word)
    expect(await state.locator('svg').count()).toBe(1)
    const text = await healthOf(page).innerText()
    for (const one of told) expect(text).toContain(one)
  })

  it('calls only a connection that works green', async () => {
    const page = await openAs('failing')
    const badge = page.getByRole('article').getByText('Connected', { exact: true })
    await badge.waitFor()
    expect(await badge.getAttribute('class')).not.toContain('status_connected')
  })

  it('says nothing of health where a person has to act first', async () => {
    const page = await open({ 'GET /connections': connectionsOf({ ...stable, status: 'deleting', health: null }) })
    await page.getByRole('article').waitFor()
    expect(await healthOf(page).count()).toBe(0)
  })

  it.each(LANGUAGES)('speaks the language of the reader: %s', async (language) => {
    const page = await open(
      {
        'GET /connections': healthyAs('failing'),
        'GET /connections/events': { json: { ...events, failedSignIns: [failedSignIn] } },
        [TEST]: { json: healths.working },
      },
      language,
    )
    await page.locator('connections-connection-health button').click()
    await page.locator('connections-connection-health .result:not(:empty)').waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/\bweb\.\w+\./)
  })
})

describe('K3: testing a connection', () => {
  /** A companion whose test ends when the test case lets it. */
  function slowTest(after: keyof typeof healths) {
    const done = Promise.withResolvers<Answer>()
    const state = { health: 'unknown' as keyof typeof healths }
    const answers: Answers = {
      'GET /connections': () => healthyAs(state.health),
      [TEST]: () => done.promise,
    }
    const finish = () => {
      state.health = after
      done.resolve({ json: healths[after] })
    }
    return { answers, finish }
  }

  it('says before that it costs one credit, and goes by the keyboard, with the result said aloud', async () => {
    const { answers, finish } = slowTest('working')
    const page = await open(answers)
    await button(page).waitFor()
    expect(await describedBy(button(page))).toContain('Usually costs 1 API credit. It can cost 3')

    await button(page).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => button(page).getAttribute('aria-disabled')).toBe('true')
    expect(await button(page).innerText()).toBe('Testing the connection…')
    await page.keyboard.press('Enter')
    finish()

    await expect.poll(() => resultOf(page).innerText()).toBe('The test succeeded: Salesforce answers.')
    await healthOf(page).getByText('Working', { exact: true }).waitFor()
    expect(await button(page).evaluate((element) => element.matches(':focus'))).toBe(true)
    expect(await button(page).getAttribute('aria-disabled')).toBe('false')
    expect(tests()).toMatchObject([{ csrfToken: 'csrf-1' }])
  })

  it('says what failed', async () => {
    const { answers, finish } = slowTest('failing')
    const page = await open(answers)
    await button(page).click()
    finish()
    await expect.poll(() => resultOf(page).innerText()).toBe('The test failed: Salesforce is unavailable.')
    await healthOf(page).getByText('Failing', { exact: true }).waitFor()
  })

  it('says why it was refused, and what to do', async () => {
    const page = await openAs('working', { [TEST]: problem(429, 'Daily CRM API limit reached') })
    await button(page).click()
    const alert = healthOf(page).getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toContain('Daily CRM API limit reached: the remedy')
    expect(await button(page).getAttribute('aria-disabled')).toBe('false')
  })

  it('is offered to admins alone', async () => {
    const page = await openAs('working', { 'GET /session': sessionOf(bo) })
    await healthOf(page).waitFor()
    expect(await healthOf(page).getByRole('button').count()).toBe(0)
  })
})

describe('K3: the page of connections', () => {
  it('follows the health as it changes, and says it aloud', async () => {
    const state = { health: 'working' as keyof typeof healths, eventId: 0 }
    const stream = () => `retry: 200\n\n${state.eventId ? `id: ${state.eventId}\nevent: connection\ndata: {}\n\n` : ''}`
    const page = await open({
      'GET /connections': () => healthyAs(state.health),
      'GET /events': () => ({ contentType: 'text/event-stream', body: stream() }),
    })
    await healthOf(page).getByText('Working', { exact: true }).waitFor()
    Object.assign(state, { health: 'failing', eventId: 1 })
    await healthOf(page).getByText('Failing', { exact: true }).waitFor()
    await page.getByText('The connection is failing: Salesforce is unavailable.').waitFor({ state: 'attached' })
  })

  it('looks again every minute for what is no event', async () => {
    const state = { health: 'unknown' as keyof typeof healths }
    const page = await open({ 'GET /connections': () => healthyAs(state.health), 'GET /events': () => ({ contentType: 'text/event-stream', body: 'retry: 600000\n\n' }) }) // prettier-ignore
    await healthOf(page).getByText('Not known yet', { exact: true }).waitFor()
    await page.clock.install()
    await page.reload()
    await healthOf(page).getByText('Not known yet', { exact: true }).waitFor()
    state.health = 'working'
    await page.clock.runFor(61_000)
    await healthOf(page).getByText('Working', { exact: true }).waitFor()
  })

  it('tells in the history of a sign-in that failed, with its cause, as soon as it did', async () => {
    const state = { failedSignIns: [] as object[] }
    const page = await openAs('working', { 'GET /connections/events': () => ({ json: { ...events, ...state } }) })
    const history = page.getByRole('region', { name: 'History' })
    await expect.poll(() => history.getByRole('listitem').count()).toBe(3)

    state.failedSignIns = [failedSignIn]
    const callback = await opened.context.newPage()
    await callback.goto(`${ORIGIN}/sign-in`)
    await callback.evaluate(() => {
      new BroadcastChannel('tollbridge-handshake').postMessage({ handshakeId: 'h9', state: 'refused' })
    })

    await history.getByText('Sign-in to authorize again failed').waitFor()
    const entries = await history.getByRole('listitem').allInnerTexts()
    expect(entries).toHaveLength(4)
    expect(entries[2]).toMatch(/The app is blocked in the org[^]+has blocked the app[^]+Bo Ek[^]+northwind--uat/)
  })
})
