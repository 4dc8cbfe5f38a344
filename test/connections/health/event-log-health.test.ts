import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { readEvents } from '../../../companion/src/connections/connection/event-store.ts'
import type { ConnectionRow } from '../../../companion/src/connections/connection/store.ts'
import { isLeftAlone } from '../../../companion/src/connections/health/health.ts'
import { readHealth } from '../../../companion/src/connections/health/report.ts'
import type { ConnectionServices } from '../../../companion/src/connections/services.ts'
import { withSession } from '../../../companion/src/connections/tokens/session.ts'
import { listLogFiles } from '../../../companion/src/salesforce/api/event-log.ts'
import { refusalOf } from '../../../companion/src/salesforce/wire/faults.ts'
import type { Wire } from '../../../companion/src/salesforce/wire/wire.ts'
import { readName, startRefreshTest, type RefreshTest } from '../../kit/connections/refresh.ts'
import { describeOnBoth } from '../../kit/database/database.ts'

const FIRST = new Date('2026-03-02T04:20:00Z')

let test: RefreshTest
let row: ConnectionRow

/** What Salesforce answers to a question for its log. */
const ANSWERS = {
  refused: { status: 400, body: '[{"errorCode":"INVALID_TYPE","message":"sObject type is not supported"}]' },
  unreadable: { status: 200, body: '{"records":"many"}' },
  disabled: { status: 403, body: '[{"errorCode":"API_DISABLED_FOR_ORG","message":"The API is not enabled"}]' },
}
type AnswerName = keyof typeof ANSWERS

const wireThatAnswers = (name: AnswerName): Wire => {
  const answer = { ...ANSWERS[name], headers: { 'content-type': 'application/json' } }
  const fault = refusalOf(answer)
  return () => (fault ? Promise.reject(fault) : Promise.resolve(answer))
}

const begin = async () => {
  test.clock.set(FIRST)
  row = await test.begin()
  return test.newProcess()
}
const readLog = (deps: ConnectionServices) =>
  withSession(
    { connection: row, consumer: 'status', purpose: 'event-log' },
    (session) => listLogFiles(FIRST, session),
    deps,
  )
const fail = (deps: ConnectionServices, name: AnswerName) =>
  expect(readLog({ ...deps, wire: wireThatAnswers(name) })).rejects.toThrow()
const health = () => readHealth(row, test)
const isLogLeftAlone = () => isLeftAlone({ connectionId: row.connectionId, part: 'event-log' }, test.newProcess())
const noticed = async () => (await test.notices()).map(({ code, params }) => [code, params.refusal])

describeOnBoth('K3: an event log that', (kind) => {
  beforeAll(async () => {
    test = await startRefreshTest({ kind })
  })
  afterAll(() => test.closeAll())
  afterEach(() => test.settleAccounts())

  it.each([
    ['refused', 'EVENT_LOG_REFUSED', undefined],
    ['unreadable', 'EVENT_LOG_FAILING', 'EVENT_LOG_UNREADABLE'],
  ] as const)(
    'is %s fails by itself, with one notice at once, and is asked for again tomorrow',
    async (answer, notice, cause) => {
      const process = await begin()
      await Promise.all([fail(process, answer), fail(test.newProcess(), answer)])
      expect(await noticed()).toEqual([[notice, cause]])
      const tomorrow = new Date('2026-03-03T04:19:00Z')
      expect(await health()).toMatchObject({
        state: 'failing',
        failure: { part: 'event-log', since: FIRST, nextTryAt: tomorrow, cause: { code: cause ?? notice } },
        lastFailure: null,
      })
      expect(await isLogLeftAlone()).toBe(true)
      expect(await isLeftAlone(row, process)).toBe(false)
      test.clock.set(tomorrow)
      expect(await isLogLeftAlone()).toBe(false)
    },
  )

  it('is refused stays failing while every other request works, and people learn once when it can be read again', async () => {
    const process = await begin()
    await fail(process, 'refused')
    await readName(row, process)
    expect(await health()).toMatchObject({
      state: 'failing',
      lastSuccessAt: FIRST,
      failure: { part: 'event-log', cause: { code: 'EVENT_LOG_REFUSED', params: { salesforceCode: 'INVALID_TYPE' } } },
    })
    await readLog(process)
    await readLog(process)
    expect(await health()).toMatchObject({ state: 'working', failure: null })
    expect((await noticed()).map(([code]) => code)).toEqual(['EVENT_LOG_REFUSED', 'EVENT_LOG_WORKS'])
    const events = await readEvents(row.tenantId, test)
    expect(events.map(({ event, reason }) => [event, reason])).toEqual([
      ['event-log-works-again', null],
      ['event-log-failing', 'EVENT_LOG_REFUSED'],
    ])
  })

  it('meets what any request may meet fails at the next reading that meets it too, unless everything fails', async () => {
    const process = await begin()
    await fail(process, 'disabled')
    await readName(row, process)
    expect(await health()).toMatchObject({ state: 'working', failure: null })
    expect(await noticed()).toEqual([])
    test.clock.advance({ hours: 6 })
    await fail(process, 'disabled')
    await readName(row, process)
    expect(await health()).toMatchObject({
      state: 'failing',
      failure: { part: 'event-log', since: FIRST, cause: { code: 'SALESFORCE_API_DISABLED' } },
    })
    expect(await noticed()).toEqual([['EVENT_LOG_FAILING', 'SALESFORCE_API_DISABLED']])
  })

  it('fails with everything else is no second notice', async () => {
    const process = await begin()
    for (let tries = 0; tries < 3; tries += 1) {
      await fail(process, 'disabled')
      test.clock.advance({ hours: 6 })
    }
    expect((await noticed()).map(([code]) => code)).toEqual(['CONNECTION_FAILING'])
    expect(await health()).toMatchObject({ state: 'failing', failure: { part: 'api' } })
  })
})
