import type { SandboxEvent } from '../connections/index.ts'
import { before, DAY_MS, HOUR_MS } from '../platform/clock.ts'

/** When a sandbox was connected. `to` is null while it still is. */
export type SandboxPeriod = { from: Date; to: Date | null }

/** The last time that a sandbox was connected. */
export function lastSandboxPeriod(events: readonly SandboxEvent[]): SandboxPeriod | undefined {
  const begin = events.findLastIndex(({ fromState }) => fromState === 'none')
  const [first, ...later] = begin < 0 ? [] : events.slice(begin)
  const end = later.find(({ toState }) => toState === 'deleting' || toState === 'none')
  return first && { from: first.at, to: end?.at ?? null }
}

const MAX_DAYS = 7

/** The whole days before the end of a period, 7 at most. They begin and end at full hours, as the ledger does. */
export function wholeDaysOf({ from, to }: SandboxPeriod, now: Date): { start: Date; end: Date; days: number } {
  const last = to ?? now
  const end = before(last, { seconds: (last.getTime() % HOUR_MS) / 1000 })
  const days = Math.floor((end.getTime() - from.getTime()) / DAY_MS)
  const counted = Math.max(0, Math.min(MAX_DAYS, days))
  return { start: before(end, { days: counted }), end, days: counted }
}

type NumberedHour = { hour: number; credits: number }

const HOURS_OF_A_DAY = 24

/** Sums hours into days, newest first. Hour 0 begins the oldest day. */
export function creditsByDay(days: number, hours: readonly NumberedHour[]): number[] {
  const sums = Array.from({ length: days }, () => 0)
  for (const { hour, credits } of hours) {
    const day = days - 1 - Math.floor(hour / HOURS_OF_A_DAY)
    sums[day] = (sums[day] ?? 0) + credits
  }
  return sums
}
