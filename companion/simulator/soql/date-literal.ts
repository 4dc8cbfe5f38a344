import { malformed } from './parse.ts'
import type { Span } from './span.ts'

const DAY = 24 * 60 * 60 * 1000
const BEFORE = -1
const AFTER = 1

/** The span of time of a date literal such as `TODAY` or `LAST_N_DAYS:7`, in UTC. */
export function dateRange(text: string, now: number): Span {
  const [name = '', count = '0'] = text.toUpperCase().split(':')
  const span = spanOf(name, Number(count), startOfDay(now))
  if (!span) throw malformed(`unexpected token: '${text}'`)
  return span
}

function spanOf(name: string, count: number, today: number): Span | undefined {
  const tomorrow = today + DAY
  if (name === 'TODAY') return { from: today, until: tomorrow }
  if (name === 'YESTERDAY') return { from: today - DAY, until: today }
  if (name === 'TOMORROW') return { from: tomorrow, until: tomorrow + DAY }
  if (name === 'LAST_90_DAYS') return { from: today - 90 * DAY, until: tomorrow }
  if (name === 'NEXT_90_DAYS') return { from: tomorrow, until: tomorrow + 90 * DAY }
  if (name === 'LAST_N_DAYS') return { from: today - count * DAY, until: tomorrow }
  if (name === 'NEXT_N_DAYS') return { from: tomorrow, until: tomorrow + count * DAY }
  if (name === 'N_DAYS_AGO') return { from: today - count * DAY, until: today - (count - 1) * DAY }
  return calendarSpan(name, new Date(today))
}

function calendarSpan(name: string, today: Date): Span | undefined {
  const [, when = '', unit = ''] = /^(THIS|LAST|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name) ?? []
  const shift = { LAST: BEFORE, THIS: 0, NEXT: AFTER }[when]
  const start = STARTS[unit]
  return start && shift !== undefined ? { from: start(today, shift), until: start(today, shift + 1) } : undefined
}

const STARTS: Record<string, (day: Date, shift: number) => number> = {
  WEEK: (day, shift) => startOfDay(day.getTime()) - day.getUTCDay() * DAY + shift * 7 * DAY,
  MONTH: (day, shift) => Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + shift, 1),
  QUARTER: (day, shift) => Date.UTC(day.getUTCFullYear(), (Math.floor(day.getUTCMonth() / 3) + shift) * 3, 1),
  YEAR: (day, shift) => Date.UTC(day.getUTCFullYear() + shift, 0, 1),
}

const startOfDay = (time: number) => Math.floor(time / DAY) * DAY
