import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { everything, type Answer, type Answers } from '../../kit/web/answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'
import { connectionsOf, deleting, stable, switching } from '../../kit/web/switch-answers.ts'

let browser: Browser
let opened: OpenedPage[] = []
const open = async (answers: Answers) => {
  const one = await openPage(browser, { path: '/settings/connections', answers })
  opened.push(one)
  return one.page
}

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  for (const { faults, context } of opened) {
    expect(faults).toEqual([])
    await context.close()
  }
  opened = []
})

const stream = (body: string): Answer => ({ contentType: 'text/event-stream', body: `retry: 200\n\n${body}` })

const nextFrame = () => new Promise((next) => requestAnimationFrame(next))

/** A companion whose connection changes while browsers look. */
function changing(): { answers: Answers; become: (connection: object | undefined) => void } {
  const state = { connection: stable as object | undefined, eventId: 0 }
  const answers: Answers = {
    ...everything,
    ...switching,
    'GET /connections': () => connectionsOf(state.connection),
    'GET /events': () =>
      stream(state.eventId ? `id: ${state.eventId}\nevent: connection\ndata: {}\n\n` : ': quiet\n\n'),
  }
  return {
    answers,
    become: (connection) => {
      state.connection = connection
      state.eventId += 1
    },
  }
}

describe('the page of connections', () => {
  it('follows what happens in another browser, and says it aloud', async () => {
    const { answers, become } = changing()
    const [one, other] = [await open(answers), await open(answers)]
    for (const page of [one, other]) await page.getByRole('article').waitFor()

    become(deleting)

    for (const page of [one, other]) {
      await page.getByText('Deletion in progress').waitFor()
      await page.getByRole('status').getByText('The deletion has begun.').or(page.getByText('The deletion has begun.')).first().waitFor() // prettier-ignore
    }
    become(undefined)
    await other.getByRole('button', { name: 'Set Up New CRM Connection' }).waitFor()
    expect(await other.getByText('The connection to Northwind Traders is deleted.').count()).toBe(1)
  })

  it('looks every ten seconds while there is no stream', async () => {
    const { answers, become } = changing()
    const page = await open({ ...answers, 'GET /events': { status: 503 } })
    await page.getByRole('article').waitFor()

    become(deleting)

    await page.getByText('Deletion in progress').waitFor()
  })

  it('SEC-M4: goes on looking when its stream is refused, and asks for the stream ever less often', async () => {
    const page = await open({ ...changing().answers, 'GET /events': { status: 429 } })
    await page.clock.install()
    await page.reload()
    await page.getByRole('article').waitFor()
    const count = (key: string) => opened[0]?.calls.filter((call) => call.key === key).length ?? 0
    const [looked, tried] = [count('GET /connections'), count('GET /events')]

    for (let look = 1; look <= 30; look += 1) {
      await page.clock.runFor(10_000)
      await expect.poll(() => count('GET /connections')).toBeGreaterThanOrEqual(looked + look)
    }

    expect(count('GET /events') - tried).toBeGreaterThanOrEqual(1)
    expect(count('GET /events') - tried).toBeLessThanOrEqual(5)
  })

  it('keeps what is on show while nothing answers', async () => {
    const { answers, become } = changing()
    const page = await open(answers)
    await page.getByRole('article').waitFor()

    answers['GET /connections'] = 'offline'
    become(deleting)
    const reads = () => opened[0]?.calls.filter(({ key }) => key === 'GET /connections').length
    await expect.poll(reads).toBeGreaterThanOrEqual(2)
    await page.getByRole('main').evaluate(nextFrame)

    expect(await page.getByRole('article').count()).toBe(1)
  })
})
