import { recordId } from '../org/ids.ts'
import type { EventLogSettings } from '../state/org-state.ts'
import type { LoggedCall } from './logged-call.ts'
import type { Span } from './spendings.ts'

/** A file of the log. */
export type LogFile = {
  id: string
  interval: 'Daily' | 'Hourly'
  /** The start of the day or hour of the file. */
  logDate: number
  /** 0 for a day, 1 for an hour, plus one for each file of late rows. UNSURE: the 0, and late rows of days. */
  sequence: number
  createdAt: number
  calls(): LoggedCall[]
}

/** The calls in the file. */
export type LoggedCalls = { firstAt: number; has(span: Span): boolean; of(span: Span): LoggedCall[] }

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** With the Event Monitoring licence. Without it an org probably keeps a file for a day. */
const KEPT = 30 * DAY
/** Files are written off-peak: a day's at 03:00 of the next day, its late rows at 09:00, an hour's four hours later. */
const WRITTEN = { day: 27 * HOUR, late: 33 * HOUR, hour: 5 * HOUR }

/** The log files that are available now, oldest first. */
export function logFiles(calls: LoggedCalls, settings: EventLogSettings, now: number): LogFile[] {
  const first = startOfDay(Math.max(calls.firstAt, now - KEPT - DAY))
  const days = Array.from({ length: Math.max(0, Math.ceil((now - first) / DAY)) }, (_, index) => first + index * DAY)
  return days
    .flatMap((day) => [...filesOfDay(day, calls, settings), ...(settings.hourly ? filesOfHours(day, calls) : [])])
    .filter(({ createdAt }) => createdAt <= now && createdAt > now - KEPT)
}

function filesOfDay(day: number, calls: LoggedCalls, { lateRows }: EventLogSettings): LogFile[] {
  const span = { from: day, until: day + DAY }
  if (!calls.has(span)) return []
  const file = (sequence: number, written: number, rows: LogFile['calls']): LogFile => ({
    id: fileId(day, sequence),
    interval: 'Daily',
    logDate: day,
    sequence,
    createdAt: day + written,
    calls: rows,
  })
  const inTime = file(0, WRITTEN.day, () => calls.of(span).slice(0, lateRows === 0 ? undefined : -lateRows))
  const late = file(1, WRITTEN.late, () => calls.of(span).slice(-2 * lateRows))
  return lateRows === 0 ? [inTime] : [inTime, late]
}

function filesOfHours(day: number, calls: LoggedCalls): LogFile[] {
  const spans = Array.from({ length: 24 }, (_, hour) => ({ from: day + hour * HOUR, until: day + (hour + 1) * HOUR }))
  return spans
    .filter((span) => calls.has(span))
    .map((span) => ({
      id: fileId(day, 10 + (span.from - day) / HOUR),
      interval: 'Hourly',
      logDate: span.from,
      sequence: 1,
      createdAt: span.from + WRITTEN.hour,
      calls: () => calls.of(span),
    }))
}

const IDS_A_DAY = 100
const fileId = (day: number, place: number) => recordId('0AT', (day / DAY) * IDS_A_DAY + place)
const startOfDay = (time: number) => Math.floor(time / DAY) * DAY
