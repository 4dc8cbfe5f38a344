import { unsupported } from '../faults.ts'
import type { Machine } from '../run/machine.ts'
import { Day, Moment } from '../values/values.ts'
import { ofUser } from './user-info.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const made = new Intl.DateTimeFormat('en', { ...numeric, second: 'numeric', hourCycle: 'h23', timeZone })
  formats.set(timeZone, made)
  return made
}

/** How far the clocks of a time zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(at)
  const [year = 0, month = 0, ...rest] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((wanted) =>
    Number(parts.find(({ type }) => type === wanted)?.value),
  )
  return Date.UTC(year, month - 1, ...rest) - Math.floor(at / 1000) * 1000
}

const zoneOf = (machine: Machine): string => ofUser('timezonesidkey', machine)

/** What the clock of the user shows at a moment, as a date of UTC. */
export const localDate = ({ at }: Moment, machine: Machine): Date => new Date(at + offsetAt(at, zoneOf(machine)))

/** The moment at which the clock of the user shows this, given as a date of UTC. Unsupported when it shows it twice or never. */
export function momentOfLocal(local: number, machine: Machine): Moment {
  const zone = zoneOf(machine)
  const fits = [...new Set([-1, 1].map((day) => local - offsetAt(local + day * 86_400_000, zone)))].filter(
    (at) => at + offsetAt(at, zone) === local,
  )
  const [only, ...others] = fits
  return only === undefined || others.length > 0
    ? unsupported('a local time on a change of the clocks')
    : new Moment(only)
}

/** The date of UTC at a moment. */
export const dayOf = (date: Date): Day => new Day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
