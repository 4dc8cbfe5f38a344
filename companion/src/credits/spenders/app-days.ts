import { after } from '../../platform/clock.ts'
import { formatIn } from '../usage/time-zone.ts'
import type { Caller, Spender } from './line.ts'

/** What one app sent on one day (UTC), and how much of it at night where the reader is. */
export type AppDay = { day: Date; requests: number; night: number }

/** A day that was read, with what was kept of it. */
export type KnownDay = { day: Date; spenders: readonly Spender[] }

const NIGHT = { from: 22, to: 6 }

/** The name of an app: of the connected app, else the name that the client gave itself, else empty. */
export const appOf = ({ appName, clientName }: Pick<Caller, 'appName' | 'clientName'>): string => appName || clientName

/** Every app of the known days, each with all known days in their order. */
export function appDays(days: readonly KnownDay[], timeZone: string): Map<string, AppDay[]> {
  const apps = new Set(days.flatMap(({ spenders }) => spenders.map(appOf)))
  const nights = days.map(({ day }) => nightHours(day, timeZone))
  return new Map(
    [...apps].map((app) => [
      app,
      days.map(({ day, spenders }, index) => {
        const own = spenders.filter((one) => appOf(one) === app)
        const night = own.flatMap(({ hours }) => hours.filter((_, hour) => nights[index]?.has(hour)))
        return { day, requests: sum(own.map(({ counted }) => counted)), night: sum(night) }
      }),
    ]),
  )
}

/** The hours (UTC) of a day that lie between 22:00 and 06:00 in a time zone. */
function nightHours(day: Date, timeZone: string): Set<number> {
  const format = formatIn(timeZone, { hour: 'numeric', hourCycle: 'h23' })
  const isNight = (hour: number): boolean => {
    const local = Number(format.format(after(day, { hours: hour })))
    return local >= NIGHT.from || local < NIGHT.to
  }
  return new Set(Array.from({ length: 24 }, (_, hour) => hour).filter(isNight))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
