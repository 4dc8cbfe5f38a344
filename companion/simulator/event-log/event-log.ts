import type { WireCalls } from '../limits/wire-calls.ts'
import type { Clock } from '../org/clock.ts'
import type { Person } from '../org/people.ts'
import { lacks } from '../org/rights.ts'
import type { EventLogSettings } from '../state/org-state.ts'
import { columnsOf, csvOf } from './columns.ts'
import { type LoggedCall, loggedSpending, loggedWireCall, type Origin } from './logged-call.ts'
import { type LogFile, logFiles, type LoggedCalls } from './log-files.ts'
import type { Span } from './spendings.ts'

const DEFAULTS: EventLogSettings = {
  columns: 'full',
  lateRows: 0,
  hourly: false,
  forbidden: false,
  unavailable: false,
}

export type Source = Origin & { wireCalls: WireCalls; clock: Clock }

/** The log of every API request that reached the org: as files, available the day after, and as rows. */
export function eventLog(source: Source) {
  const { state, clock } = source
  const settings = () => state.eventLog ?? DEFAULTS
  const calls = loggedCalls(source)
  const files = () => logFiles(calls, settings(), clock.now())

  return {
    settings,
    change(changes: Partial<EventLogSettings>) {
      state.eventLog = { ...settings(), ...changes }
    },
    /** Whether a user has the permission to see the log. */
    admits: (person: Person) =>
      person.profile === 'System Administrator' || !(settings().forbidden || lacks(state, 'event-log-files', person)),
    files,
    /** The names and types of the configured columns. */
    columns: () => columnsOf(settings().columns),
    csv: (file: LogFile) => csvOf(file.calls(), columnsOf(settings().columns), state),
    /** Every call up to now. */
    calls: () => calls.of({ from: 0, until: clock.now() + 1 }),
  }
}

export type EventLog = ReturnType<typeof eventLog>

function loggedCalls({ wireCalls, ...origin }: Source): LoggedCalls {
  const wire = () => wireCalls.of(undefined)
  const spendings = () => origin.state.spendings ?? []
  return {
    get firstAt() {
      const first = wire().reduce((earliest, call) => Math.min(earliest, timeOf(call)), origin.clock.now())
      return Math.min(first, ...spendings().map(({ from }) => from))
    },
    has: (span) =>
      wire().some((call) => isWithin(timeOf(call), span) && loggedWireCall(call, origin).length > 0) ||
      spendings().some(({ from, until }) => from < span.until && until > span.from),
    of: (span) =>
      [
        ...wire()
          .filter((call) => isWithin(timeOf(call), span))
          .flatMap((call) => loggedWireCall(call, origin)),
        ...spendings().flatMap((spending) => loggedSpending(spending, span, origin)),
      ].toSorted(byTime),
  }
}

const timeOf = ({ at }: { at: string }) => Date.parse(at)
const isWithin = (time: number, { from, until }: Span) => time >= from && time < until
const byTime = (one: LoggedCall, other: LoggedCall) => one.at - other.at
