import { before, type Clock } from '../../platform/clock.ts'
import type { TenantId } from '../../platform/ids.ts'
import { readCreditWindow, type CreditWindowDeps } from '../gate/window-report.ts'
import { forecast, type Forecast } from './forecast.ts'
import type { Hours } from './hours.ts'
import { recentSince } from './pace.ts'
import type { NumberedHour, UsageStore } from '../ledger/store.ts'

export type ForecastDeps = CreditWindowDeps & { usage: UsageStore; clock: Clock }

const LONGEST_HISTORY = { days: 14 }
const HOURS_OF_A_DAY = 24

/** What the window of a tenant that is open now will take. */
export async function readForecast(tenantId: TenantId, deps: ForecastDeps): Promise<Forecast> {
  const { windowStart: start, windowEnd: end, limit, used, lost } = await readCreditWindow(tenantId, deps)
  const { usage, clock } = deps
  const now = clock.now()
  const firstCount = await usage.firstCount(tenantId)
  const since = recentSince(firstCount, now)
  const [counted, credits] = await Promise.all([
    usage.spentByHour(tenantId, [before(start, LONGEST_HISTORY), end], start),
    usage.spentSince(tenantId, since),
  ])
  return forecast({
    window: { start, end, limit },
    now,
    spent: used + lost,
    today: hoursOfDay(0, counted),
    daysBefore: Array.from({ length: daysOfHistory(firstCount, start) }, (_, day) => hoursOfDay(-1 - day, counted)),
    recent: { credits, since },
  })
}

/** The whole days before a window that the ledger knows, 14 at most. */
function daysOfHistory(firstCount: Date | null, start: Date): number {
  if (!firstCount) return 0
  const days = Array.from({ length: LONGEST_HISTORY.days }, (_, day) => before(start, { days: day + 1 }))
  return days.filter((dayStart) => dayStart >= firstCount).length
}

/** The hours of a day, of which day 0 begins with the window and day -1 is the one before. */
function hoursOfDay(day: number, counted: NumberedHour[]): Hours {
  const credits = new Map(counted.map((count) => [count.hour, count.credits]))
  return Array.from({ length: HOURS_OF_A_DAY }, (_, hour) => credits.get(day * HOURS_OF_A_DAY + hour) ?? 0)
}
