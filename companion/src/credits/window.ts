import { milliseconds } from '../platform/clock.ts'

/** A span of at most 24 hours within which the daily limit counts; the end is not part of it. */
export type Window = { start: Date; end: Date }

/**
 * When windows start: at an hour (UTC) of each day, since a moment or for ever; and at another hour from a moment to
 * come, which is the end of a window.
 */
export type Schedule = {
  resetHour: number
  from: Date | null
  coming: { resetHour: number; from: Date } | null
}

const DAY = milliseconds({ days: 1 })

/** The window that a moment lies in. The first one after a change of the hour is shorter than a day. */
export function windowAt(moment: Date, { resetHour, from, coming }: Schedule): Window {
  if (coming && moment >= coming.from) return clip(dayAt(moment, coming.resetHour), coming.from)
  return clip(dayAt(moment, resetHour), from)
}

/** What may be spent in a window: the daily limit, or its part for a window shorter than a day. */
export const allowanceOf = ({ start, end }: Window, dailyLimit: number): number =>
  Math.floor((dailyLimit * (end.getTime() - start.getTime())) / DAY)

/** The schedule once another hour is asked for: the window that runs now ends as it would have. */
export function changeResetHour(schedule: Schedule, resetHour: number, now: Date): Schedule {
  const current = takenOver(schedule, now)
  if (resetHour === current.resetHour) return { ...current, coming: null }
  return { ...current, coming: { resetHour, from: windowAt(now, current).end } }
}

/** The same schedule, with the coming hour as the present one if its time has come. */
export function takenOver(schedule: Schedule, now: Date): Schedule {
  const { coming } = schedule
  return coming && now >= coming.from ? { ...coming, coming: null } : schedule
}

function dayAt(moment: Date, resetHour: number): Window {
  const offset = milliseconds({ hours: resetHour })
  const start = Math.floor((moment.getTime() - offset) / DAY) * DAY + offset
  return { start: new Date(start), end: new Date(start + DAY) }
}

const clip = (window: Window, from: Date | null): Window =>
  from && from > window.start ? { ...window, start: from } : window
