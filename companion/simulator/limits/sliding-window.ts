import type { Clock } from '../org/clock.ts'

const HOURS_24 = 24 * 60 * 60 * 1000

export type WindowEntry = { at: number; count: number }

/** Salesforce's own counter: every call ages out by itself, 24 hours after it was made. */
export function slidingWindow(clock: Clock, kept: WindowEntry[] = []) {
  let entries = [...kept].sort((a, b) => a.at - b.at)
  let used = entries.reduce((sum, entry) => sum + entry.count, 0)

  function forgetOld() {
    const oldest = clock.now() - HOURS_24
    const living = entries.findIndex((entry) => entry.at > oldest)
    const gone = living === -1 ? entries.splice(0) : entries.splice(0, living)
    used -= gone.reduce((sum, entry) => sum + entry.count, 0)
  }

  return {
    /** Calls of the last 24 hours. */
    used(): number {
      forgetOld()
      return used
    },
    /** Counts calls made now. */
    add(count = 1) {
      entries.push({ at: clock.now(), count })
      used += count
    },
    /** Replaces the counted calls by this number of calls, made now. */
    reset(count: number) {
      entries = [{ at: clock.now(), count }]
      used = count
    },
    entries(): WindowEntry[] {
      forgetOld()
      return entries
    },
  }
}

export type SlidingWindow = ReturnType<typeof slidingWindow>

/** The usage by other integrations on the day before the first start, so that a new org does not look unused. */
export function backgroundUsage(total: number, now: number): WindowEntry[] {
  const slices = 144
  const each = Math.floor(total / slices)
  return Array.from({ length: slices }, (_, slice) => ({ at: now - ((slice + 0.5) * HOURS_24) / slices, count: each }))
}
