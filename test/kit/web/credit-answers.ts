import type { Answer } from './answer.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const from = (now: number) => (distance: number) => new Date(now + distance).toISOString()
const fromNow = from(Date.now())
/** The start of the UTC day, some days ago. */
const dayStart = (ago: number) => new Date(new Date().setUTCHours(0, 0, 0, 0) - ago * DAY).toISOString()
const hourStart = (ago: number) => new Date(new Date().setUTCMinutes(0, 0, 0) - ago * HOUR).toISOString()

export const settings = {
  version: 3,
  dailyLimit: 100_000,
  resetHour: 0,
  comingResetHour: null,
  exportBatchSize: 200,
  shares: {},
  orgFloorPercent: 10,
  alertLevels: [50, 75, 90, 100],
  jumpPoints: 20,
  mutedUntil: null,
  changedAt: '2026-03-02T09:15:00.000Z',
  changedBy: 'Bo Ek',
  minimumDailyLimit: 100_000,
  maximumDailyLimit: 2_147_483_647,
  org: { used: 61_000, limit: 115_000, observedAt: fromNow(-12 * MINUTE), state: 'ok', probeAt: null },
}

export const forecast = {
  spent: 12_345,
  limit: 100_000,
  expected: 42_000,
  low: 38_000,
  high: 47_000,
  reachedAt: null,
  certainty: 'medium',
  basis: 'history',
  daysOfHistory: 21,
  windowEnd: fromNow(11 * HOUR),
}

const spentAt = (step: number) => ({ export: 300 + ((step * 137) % 400), 'flow-step': (step * 53) % 90, status: 1 })

const pointOf = (at: string, step: number) => {
  const byConsumer = spentAt(step)
  return { at, spent: Object.values(byConsumer).reduce((sum, credits) => sum + credits), refused: 0, byConsumer }
}

const usageOf = (range: string, span: 'hour' | 'day', points: ReturnType<typeof pointOf>[]) => ({
  range,
  span,
  timeZone: 'Europe/Stockholm',
  from: points[0]?.at,
  to: fromNow(0),
  points,
  totals: {
    spent: points.reduce((sum, { spent }) => sum + spent, 0),
    returned: 3,
    refused: 0,
    byConsumer: (['export', 'flow-step', 'status'] as const).map((consumer) => ({
      consumer,
      spent: points.reduce((sum, { byConsumer }) => sum + byConsumer[consumer], 0),
      refused: 0,
    })),
  },
})

const hours = Array.from({ length: 24 }, (_, step) => pointOf(hourStart(23 - step), step))
const daysOf = (count: number) => Array.from({ length: count }, (_, step) => pointOf(dayStart(count - 1 - step), step))

/** The usage of a range, as the companion answers for it. */
export const usageIn = (range: string | null) =>
  range === '24h' ? usageOf('24h', 'hour', hours) : usageOf(String(range), 'day', daysOf(range === '7d' ? 7 : 30))

export const usage = (url: URL): Answer => ({ json: usageIn(url.searchParams.get('range')) })

const loggedHours = (day: string, drift: number) =>
  Array.from({ length: 3 }, (_, hour) => ({
    hour: new Date(new Date(day).getTime() + (8 + hour) * HOUR).toISOString(),
    salesforce: 400 + (hour === 1 ? drift : 0),
    ours: 400,
  }))

const loggedDay = (ago: number, drift: number) => ({
  day: dayStart(ago).slice(0, 10),
  salesforce: 1200 + drift,
  ours: 1200,
  uncounted: 0,
  drift: -drift,
  driftPercent: Math.round((-drift / (1200 + drift)) * 10_000) / 100,
  isDrifting: drift > 2,
  hours: loggedHours(dayStart(ago), drift),
})

export const reconciliation = {
  readAt: fromNow(-5 * HOUR),
  organizationId: '00D8d000000PxQzEAK',
  tolerancePercent: 0.1,
  days: [loggedDay(1, 0), loggedDay(2, 84), loggedDay(3, 1)],
  others: [{ clientName: 'Data Loader Bulk', appName: 'Dataloader.io', credits: 4210 }],
  uncounted: 17,
}

/** What spent credits: by a person, by the service itself, and in vain. */
export const work = {
  entries: [
    { workId: 'w3', kind: 'read-org', by: 'Ada Lind', startedAt: fromNow(-20 * MINUTE), credits: 14, outcome: 'done' },
    { workId: 'w2', kind: 'read-limits', by: null, startedAt: fromNow(-2 * HOUR), credits: 1, outcome: 'done' },
    { workId: 'w1', kind: 'connect', by: 'Bo Ek', startedAt: fromNow(-3 * HOUR), credits: 2, outcome: 'failed' },
  ],
  hasOlder: true,
  attributed: 31,
  notAttributed: 12_314,
}

export const notices = {
  unread: 2,
  next: null,
  notices: [
    {
      noticeId: 'n1',
      code: 'CREDIT_LEVEL_REACHED',
      severity: 'warning',
      title: '75 % of the daily limit is used',
      text: '75,000 of 100,000 credits of this window are spent.',
      remedy: 'Look at who spends them under API usage, or raise the Daily CRM API limit.',
      action: { label: 'Change limit', path: '/settings/general' },
      raisedAt: fromNow(-40 * MINUTE),
      resolvedAt: null,
      read: false,
      muted: false,
    },
    {
      noticeId: 'n2',
      code: 'ORG_ALLOWANCE_SPENT',
      severity: 'error',
      title: 'The org has no requests left',
      text: 'Salesforce refuses every call until requests of the last 24 hours grow old.',
      remedy: 'Ask your Salesforce admin what else calls the org.',
      action: { label: 'Open API usage', path: '/usage' },
      raisedAt: fromNow(-3 * HOUR),
      resolvedAt: null,
      read: false,
      muted: true,
    },
    {
      noticeId: 'n3',
      code: 'CREDIT_LEVEL_REACHED',
      severity: 'info',
      title: '50 % of the daily limit is used',
      text: '50,000 of 100,000 credits of this window are spent.',
      remedy: '',
      action: { label: 'Open API usage', path: '/usage' },
      raisedAt: fromNow(-2 * DAY),
      resolvedAt: null,
      read: true,
      muted: false,
    },
  ],
}

/** What an admin gets by mail. */
export const subscriptions = {
  topics: ['connection', 'limit', 'allowance', 'reconciliation'].map((topic) => ({
    topic,
    mailed: topic !== 'limit',
    mandatory: topic === 'connection',
  })),
}

const entry = (auditId: string, action: string, change: { before?: unknown; after?: unknown }) => ({
  auditId,
  at: '2026-03-02T09:15:00.000Z',
  by: 'Bo Ek',
  action,
  before: change.before ?? null,
  after: change.after ?? null,
})

export const audit = {
  entries: [
    entry('a1', 'credits.daily-limit.changed', { before: { dailyLimit: 100_000 }, after: { dailyLimit: 250_000 } }),
    entry('a2', 'credits.reset-hour.changed', {
      before: { resetHour: 0, comingResetHour: null },
      after: { resetHour: 0, comingResetHour: { resetHour: 3, from: '2026-03-03T00:00:00.000Z' } },
    }),
    entry('a3', 'credits.shares.changed', { before: { shares: {} }, after: { shares: { export: 40, import: 25 } } }),
    entry('a4', 'credits.alert-levels.changed', {
      before: { alertLevels: [50, 75, 90, 100] },
      after: { alertLevels: [80, 100] },
    }),
    entry('a5', 'credits.alerts.muted', {
      before: { mutedUntil: null },
      after: { mutedUntil: '2026-03-02T17:15:00.000Z' },
    }),
  ],
  hasOlder: false,
  keptForDays: 730,
}
