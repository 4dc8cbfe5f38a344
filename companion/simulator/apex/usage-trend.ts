import type { Org } from '../org/org.ts'
import { settingsOf } from './setup-settings.ts'

const HOUR = 3_600_000
const HOURS = 24

/** `UsageController.trend`: what hourly snapshots would have kept of the calls that the org still counts. */
export function readTrend(org: Org) {
  const now = org.clock.now()
  const { schedule, settings } = settingsOf(org)
  const used = (at: number) =>
    org.window.entries().reduce((sum, entry) => (entry.at <= at ? sum + entry.count : sum), 0)
  const moments = Array.from({ length: HOURS }, (_, index) => now - (HOURS - 1 - index) * HOUR)
  const point = (at: number) => ({ at: new Date(at).toISOString(), used: used(at), allowed: org.state.allowance.max })
  const points = schedule === null ? [] : moments.map(point)
  return { points, levels: settings.alertLevels, nextRunAt: schedule === null ? null : nextRun(now, schedule) }
}

/** When a job that runs every so many minutes runs next. */
export function nextRun(now: number, minutes: number): string {
  const step = minutes * 60_000
  return new Date((Math.floor(now / step) + 1) * step).toISOString()
}
