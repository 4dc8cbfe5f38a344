import { before, milliseconds, type Duration } from '../../platform/clock.ts'
import { formatIn } from './time-zone.ts'

/** The ranges that people can choose. */
export const USAGE_RANGES = ['24h', '7d', '30d'] as const
type UsageRange = (typeof USAGE_RANGES)[number]

/** How far back to look, and by the days of which time zone. */
export type UsageQuery = { range?: UsageRange; timeZone?: string }

/** A range and the moments at which its points begin. The last point is still running. */
export type UsagePeriod = { range: UsageRange; timeZone: string; span: 'hour' | 'day'; starts: Date[] }

const DAYS = { '7d': 7, '30d': 30 }
const HOURS = 24

/** Every UTC offset is a multiple of 15 minutes, so days begin at a quarter of an hour. */
const QUARTER = { minutes: 15 }

/** A range that ends now, by UTC hours as in the ledger, or by days of the reader's time zone. */
export function periodOf({ range = '24h', timeZone = 'UTC' }: UsageQuery, now: Date): UsagePeriod {
  const dayOf = calendarOf(timeZone)
  return range === '24h'
    ? { range, timeZone, span: 'hour', starts: lastHours(now) }
    : { range, timeZone, span: 'day', starts: lastDays(DAYS[range], now, dayOf) }
}

/** Returns the day of a moment, as text. */
type Calendar = (moment: Date) => string

function calendarOf(timeZone: string): Calendar {
  const format = formatIn(timeZone, { dateStyle: 'short' }, 'sv')
  return (moment) => format.format(moment)
}

function lastHours(now: Date): Date[] {
  const running = floor(now, { hours: 1 })
  return Array.from({ length: HOURS }, (_, hour) => before(running, { hours: HOURS - 1 - hour }))
}

function lastDays(count: number, now: Date, dayOf: Calendar): Date[] {
  const starts = [startOfDay(now, dayOf)]
  for (let [day] = starts; day && starts.length < count; [day] = starts)
    starts.unshift(startOfDay(before(day, QUARTER), dayOf))
  return starts
}

/** The first quarter of an hour of a day. It may not be midnight: a clock that is put forward can skip midnight. */
function startOfDay(moment: Date, dayOf: Calendar): Date {
  const day = dayOf(moment)
  let start = floor(moment, QUARTER)
  for (const step of [{ hours: 1 }, QUARTER]) while (dayOf(before(start, step)) === day) start = before(start, step)
  return start
}

const floor = (moment: Date, step: Duration) => new Date(moment.getTime() - (moment.getTime() % milliseconds(step)))
