import type { AppDay } from './app-days.ts'

/** Something that an app did not do before. `usual` is what it compares with, in requests. */
export type Unusual = {
  kind: 'new-app' | 'ten-times' | 'night' | 'weekend'
  app: string
  day: Date
  requests: number
  usual: number
}

/** Before so many days are known, nothing is called unusual. */
export const MIN_KNOWN_DAYS = 7
/** Fewer requests are no reason to worry. */
const MIN_REQUESTS = 100
const MANY_TIMES = 10
const SPIKE_TIMES = 3
/** Weekend days of which one must be known to compare a weekend with. */
const MIN_WEEKEND_DAYS = 2

const SUNDAY = 0
const SATURDAY = 6
const isWeekend = (day: Date): boolean => [SUNDAY, SATURDAY].includes(day.getUTCDay())

/** What one app did on a day that it had not done on the known days before. `history` is oldest first, days without requests included. */
export function findUnusual(app: string, today: AppDay, history: readonly AppDay[]): Unusual[] {
  if (history.length < MIN_KNOWN_DAYS || today.requests < MIN_REQUESTS) return []
  const found = (kind: Unusual['kind'], requests: number, usual: number): Unusual[] => [
    { kind, app, day: today.day, requests, usual },
  ]
  if (history.every(({ requests }) => requests === 0)) return found('new-app', today.requests, 0)
  const usual = median(history.map(({ requests }) => requests))
  if (usual > 0 && today.requests >= MANY_TIMES * usual) return found('ten-times', today.requests, usual)
  const weekends = history.filter(({ day }) => isWeekend(day))
  if (isWeekend(today.day) && weekends.length >= MIN_WEEKEND_DAYS) {
    const most = Math.max(...weekends.map(({ requests }) => requests))
    if (today.requests > SPIKE_TIMES * most) return found('weekend', today.requests, most)
  }
  const mostAtNight = Math.max(...history.map(({ night }) => night))
  const isNightSpike = today.night >= MIN_REQUESTS && today.night > SPIKE_TIMES * mostAtNight
  return isNightSpike ? found('night', today.night, mostAtNight) : []
}

/** The lower of the two middle values where there are two. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
