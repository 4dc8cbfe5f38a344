import { describe, expect, it } from 'vitest'
import { healthOf } from '../../../companion/src/connections/health/report.ts'
import type { HealthRow } from '../../../companion/src/connections/health/store.ts'
import type { ConnectionId } from '../../../companion/src/connections/ids.ts'
import { after, before } from '../../../companion/src/platform/clock.ts'
import { newId } from '../../../companion/src/platform/ids.ts'

const NOW = new Date('2026-03-02T09:00:00Z')
const EARLIER = before(NOW, { hours: 1 })
const LATER = after(NOW, { hours: 1 })

const rowOf = (more: Partial<HealthRow> = {}): HealthRow => ({
  connectionId: newId<ConnectionId>(),
  part: 'api',
  lastSuccessAt: null,
  failures: 0,
  failingSince: null,
  nextTryAt: null,
  failedAt: null,
  problemCode: null,
  problemParams: null,
  toldAt: null,
  pausedBy: null,
  pausedParams: null,
  pausedUntil: null,
  testingUntil: null,
  ...more,
})

const works = { lastSuccessAt: EARLIER }
const fails = {
  failures: 1,
  failingSince: EARLIER,
  failedAt: NOW,
  problemCode: 'SALESFORCE_UNAVAILABLE',
  nextTryAt: LATER,
}
const pauses = { pausedBy: 'CREDIT_LIMIT_REACHED', pausedParams: { limit: 100_000 }, pausedUntil: LATER }
const logRefused = { part: 'event-log' as const, ...fails, problemCode: 'EVENT_LOG_REFUSED' }
const logUnavailable = { ...logRefused, problemCode: 'SALESFORCE_UNAVAILABLE' }

type Case = { name: string; api?: Partial<HealthRow>; log?: Partial<HealthRow>; state: string }

const cases: Case[] = [
  { name: 'before any call', state: 'unknown' },
  { name: 'while the first test runs', api: { testingUntil: LATER }, state: 'unknown' },
  { name: 'after a success', api: works, state: 'working' },
  { name: 'UX-A5 when the last success is two hours old', api: { lastSuccessAt: before(NOW, { hours: 2 }) }, state: 'working' }, // prettier-ignore
  { name: 'UX-A5 when the last success is more than three hours old', api: { lastSuccessAt: before(NOW, { seconds: 10_801 }) }, state: 'unknown' }, // prettier-ignore
  { name: 'after a failure', api: { ...works, ...fails }, state: 'failing' },
  { name: 'after a failure that is over', api: { ...works, failedAt: EARLIER, problemCode: 'SALESFORCE_TIMEOUT' }, state: 'working' }, // prettier-ignore
  { name: 'while a limit is reached', api: { ...works, ...pauses }, state: 'paused' },
  { name: 'while a limit without a known end is reached', api: { ...pauses, pausedUntil: null }, state: 'paused' },
  { name: 'when a limit is over and nothing was called since', api: { ...works, ...pauses, pausedUntil: NOW }, state: 'working' }, // prettier-ignore
  { name: 'when a limit is over before anything was called', api: { ...pauses, pausedUntil: NOW }, state: 'unknown' },
  { name: 'when it failed and a limit is reached', api: { ...fails, ...pauses }, state: 'failing' },
  { name: 'when the event log is refused', api: works, log: logRefused, state: 'failing' },
  { name: 'when the event log is refused and a limit is reached', api: { ...works, ...pauses }, log: logRefused, state: 'paused' }, // prettier-ignore
  { name: 'when the event log met once what any request may meet', api: works, log: logUnavailable, state: 'working' },
  { name: 'when it met that twice', api: works, log: { ...logUnavailable, failures: 2 }, state: 'failing' },
]

describe('K3: the health of a connection', () => {
  it.each(cases)('is $state $name', ({ api, log, state }) => {
    expect(healthOf({ api: api && rowOf(api), log: log && rowOf(log) }, NOW).state).toBe(state)
  })

  it('names what fails, since when, why, and the next try', () => {
    const { failure, lastFailure, lastSuccessAt } = healthOf({ api: rowOf({ ...works, ...fails }) }, NOW)
    expect(failure).toMatchObject({ part: 'api', since: EARLIER, nextTryAt: LATER })
    expect(failure?.cause.code).toBe('SALESFORCE_UNAVAILABLE')
    expect(lastFailure).toMatchObject({ at: NOW, cause: { code: 'SALESFORCE_UNAVAILABLE' } })
    expect(lastSuccessAt).toEqual(EARLIER)
  })

  it('names the limit, with its parameters, and its end', () => {
    const { pause } = healthOf({ api: rowOf(pauses) }, NOW)
    expect(pause).toMatchObject({ until: LATER, cause: { code: 'CREDIT_LIMIT_REACHED', params: { limit: 100_000 } } })
  })

  it('names a failure of the whole before one of the event log', () => {
    const { failure } = healthOf({ api: rowOf(fails), log: rowOf(logRefused) }, NOW)
    expect(failure?.part).toBe('api')
  })
})
