import { milliseconds } from '../platform/clock.ts'

/** A span of 24 hours within which the daily limit counts; the end is not part of it. */
export type Window = { start: Date; end: Date }

const DAY = milliseconds({ days: 1 })

/** The window that a moment lies in, when windows start at an hour (UTC) of each day. */
export function windowAt(moment: Date, resetHour: number): Window {
  const offset = milliseconds({ hours: resetHour })
  const start = Math.floor((moment.getTime() - offset) / DAY) * DAY + offset
  return { start: new Date(start), end: new Date(start + DAY) }
}
