import { appDays, appOf, type AppDay } from './app-days.ts'
import { type Retirement, retirementOf } from './api-versions.ts'
import type { Spender } from './line.ts'
import type { ReadDay } from './store.ts'
import { findUnusual, MIN_KNOWN_DAYS, type Unusual } from './unusual.ts'

/** Counted requests of the newest day that was read, and of the last seven days. */
type Requests = { newest: number; week: number }

/** An app with its part of the week's requests in percent, and the last day (UTC) on which it sent some. */
type AppSpend = Requests & {
  app: string
  clientNames: string[]
  /** Whether Tollbridge sent these requests. */
  isOurs: boolean
  percent: number
  users: number
  lastDay: Date
}
type UserSpend = Requests & { userId: string; userName: string; percent: number; apps: string[] }
type VersionSpend = Requests & { apiVersion: string; apps: string[]; retirement: Retirement | null }

/** Who spent an org's API requests. */
export type SpendReport = {
  /** The days of the week that were read, oldest first. */
  days: { day: Date; requests: number }[]
  /** Requests of the week, and those of callers too small to be kept. */
  week: number
  rest: number
  apps: AppSpend[]
  users: UserSpend[]
  versions: VersionSpend[]
  /** Null: too few days are known to call anything unusual. */
  unusual: Unusual[] | null
}

type Reading = { clientName: string; timeZone: string; week: Date }

/** Sums days, oldest first, by app, user and API version. The week starts at `week`; earlier days are what it compares with. */
export function reportOf(days: readonly ReadDay[], { clientName, timeZone, week }: Reading): SpendReport {
  const ofWeek = days.filter(({ day }) => day >= week)
  const newest = ofWeek.at(-1)?.day
  const rows = ofWeek.flatMap(({ day, spenders }) => spenders.map((one) => ({ ...one, day, isNewest: day === newest })))
  const rest = sum(ofWeek.map((one) => one.rest))
  const total = sum(rows.map(({ counted }) => counted)) + rest
  const percent = (requests: number) => (total === 0 ? 0 : Math.round((requests * 1_000) / total) / 10)
  return {
    days: ofWeek.map((one) => ({ day: one.day, requests: requestsOf(one) })),
    week: total,
    rest,
    apps: grouped(rows, appOf, (app, own) => ({
      app,
      clientNames: distinct(own.map((one) => one.clientName)),
      isOurs: own.some((one) => one.clientName === clientName),
      percent: percent(sum(own.map(({ counted }) => counted))),
      users: distinct(own.map(({ userId }) => userId)).length,
      lastDay: new Date(Math.max(...own.map(({ day }) => day.getTime()))),
    })),
    users: grouped(
      rows,
      ({ userId }) => userId,
      (userId, own) => ({
        userId,
        userName: own.find(({ userName }) => userName)?.userName ?? '',
        percent: percent(sum(own.map(({ counted }) => counted))),
        apps: distinct(own.map(appOf)),
      }),
    ),
    versions: grouped(
      rows,
      (one) => one.apiVersion,
      (apiVersion, own) => ({ apiVersion, apps: distinct(own.map(appOf)), retirement: retirementOf(apiVersion) }),
    ),
    unusual: unusualIn(days, ofWeek.length, timeZone),
  }
}

type Row = Spender & { day: Date; isNewest: boolean }

/** One entry for each key, largest of the week first. */
function grouped<Entry>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  entryOf: (key: string, own: Row[]) => Entry,
): (Entry & Requests)[] {
  return [...Map.groupBy(rows, keyOf)]
    .map(([key, own]) => ({
      ...entryOf(key, own),
      newest: sum(own.filter(({ isNewest }) => isNewest).map(({ counted }) => counted)),
      week: sum(own.map(({ counted }) => counted)),
    }))
    .filter(({ week }) => week > 0)
    .toSorted((one, other) => other.week - one.week)
}

function unusualIn(days: readonly ReadDay[], ofWeek: number, timeZone: string): Unusual[] | null {
  if (days.length <= MIN_KNOWN_DAYS) return null
  const found = [...appDays(days, timeZone)].flatMap(([app, own]) => unusualOf(app, own, ofWeek))
  return found.toSorted((one, other) => other.day.getTime() - one.day.getTime() || other.requests - one.requests)
}

const unusualOf = (app: string, days: AppDay[], ofWeek: number): Unusual[] =>
  days
    .slice(-ofWeek)
    .flatMap((day, index) => findUnusual(app, day, days.slice(0, Math.max(0, days.length - ofWeek) + index)))

const requestsOf = ({ spenders, rest }: ReadDay): number => rest + sum(spenders.map(({ counted }) => counted))
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const distinct = (values: readonly string[]): string[] => [...new Set(values.filter((value) => value !== ''))]
