import { before } from '../../platform/clock.ts'
import type { TenantId } from '../../platform/ids.ts'
import { readCreditWindow } from '../gate/window-report.ts'
import { firstCountAt, spentBetween, spentByHour, type NumberedHour } from '../ledger/store.ts'
import type { CreditServices } from '../services.ts'
import { forecast, type Forecast } from './forecast.ts'
import type { Hours } from './hours.ts'
import { recentSince } from './pace.ts'

const MAX_HISTORY = { days: 14 }
const HOURS_OF_A_DAY = 24

/** Predicts what the open window of a tenant will take. */
export async function readForecast(tenantId: TenantId, deps: CreditServices): Promise<Forecast> {
  const { windowStart: start, windowEnd: end, limit, used, lost } = await readCreditWindow(tenantId, deps)
  const now = deps.clock.now()
  const firstCount = await firstCountAt(tenantId, deps)
  const since = recentSince(firstCount, now)
  const [counted, credits] = await Promise.all([
    spentByHour(tenantId, { from: before(start, MAX_HISTORY), to: end, origin: start }, deps),
    spentBetween(tenantId, { from: since, to: now }, deps),
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

/** How many whole days before a window the ledger covers, 14 at most. */
function daysOfHistory(firstCount: Date | null, start: Date): number {
  if (!firstCount) return 0
  const days = Array.from({ length: MAX_HISTORY.days }, (_, day) => before(start, { days: day + 1 }))
  return days.filter((dayStart) => dayStart >= firstCount).length
}

/** The hours of a day. Day 0 begins with the window, and day -1 is the one before. */
function hoursOfDay(day: number, counted: NumberedHour[]): Hours {
  const credits = new Map(counted.map((count) => [count.hour, count.credits]))
  return Array.from({ length: HOURS_OF_A_DAY }, (_, hour) => credits.get(day * HOURS_OF_A_DAY + hour) ?? 0)
}
