import { DAY_MS, milliseconds } from '../platform/clock.ts'

/** A span of at most 24 hours to which the daily limit applies. The end is exclusive. */
export type Window = { start: Date; end: Date }

/**
 * When windows start: at an hour (UTC) of each day, since `from` or always. `coming` takes over at a later moment, which
 * is the end of a window.
 */
export type Schedule = {
  resetHour: number
  from: Date | null
  coming: { resetHour: number; from: Date } | null
}

/** The daily limit of a tenant that has not set one. */
export const DEFAULT_DAILY_LIMIT = 100_000

/** The schedule of a tenant that has not set a reset hour. */
export const ALWAYS_AT_MIDNIGHT: Schedule = { resetHour: 0, from: null, coming: null }

/** The window of a moment. The first one after a change of the hour is shorter than a day. */
export function windowAt(moment: Date, { resetHour, from, coming }: Schedule): Window {
  if (coming && moment >= coming.from) return clip(dayAt(moment, coming.resetHour), coming.from)
  return clip(dayAt(moment, resetHour), from)
}

/** The credits of a window: the daily limit, prorated for a window shorter than a day. */
export const allowanceOf = ({ start, end }: Window, dailyLimit: number): number =>
  Math.floor((dailyLimit * (end.getTime() - start.getTime())) / DAY_MS)

/** The schedule with another reset hour. The current window keeps its end. */
export function changeResetHour(schedule: Schedule, resetHour: number, now: Date): Schedule {
  const current = takenOver(schedule, now)
  if (resetHour === current.resetHour) return { ...current, coming: null }
  return { ...current, coming: { resetHour, from: windowAt(now, current).end } }
}

/** The same schedule, with the coming hour as the current one once it has taken over. */
export function takenOver(schedule: Schedule, now: Date): Schedule {
  const { coming } = schedule
  return coming && now >= coming.from ? { ...coming, coming: null } : schedule
}

function dayAt(moment: Date, resetHour: number): Window {
  const offset = milliseconds({ hours: resetHour })
  const start = Math.floor((moment.getTime() - offset) / DAY_MS) * DAY_MS + offset
  return { start: new Date(start), end: new Date(start + DAY_MS) }
}

const clip = (window: Window, from: Date | null): Window =>
  from && from > window.start ? { ...window, start: from } : window
