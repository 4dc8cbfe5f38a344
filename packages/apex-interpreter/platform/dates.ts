import { unsupported } from '../faults.ts'
import type { Arguments, Methods, StaticMethods } from '../library/arguments.ts'
import type { Machine } from '../run/machine.ts'
import { ClockTime, Day, Moment } from '../values/values.ts'
import { dayOf, localDate, momentOfLocal } from './time-zones.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Creates and reads dates and moments. The clock of the org stands still. */
export const DATE_METHODS: StaticMethods = {
  'date.newinstance/3': (args) => new Day(args.integer(0), args.integer(1), args.integer(2)),
  'date.today/0': (_args, machine) => dayOf(localDate(new Moment(machine.org.now), machine)),
  'datetime.newinstance/1': (args) => momentFrom(args),
  'datetime.newinstance/3': (args, machine) => momentOfLocal(utcOf(args), machine),
  'datetime.newinstance/6': (args, machine) => momentOfLocal(utcOf(args), machine),
  'datetime.newinstancegmt/2': (args) => {
    const [day, time] = args.values
    if (!(day instanceof Day) || !(time instanceof ClockTime)) return unsupported('newInstanceGmt of these values')
    return new Moment(Date.UTC(day.year, day.month - 1, day.day) + time.at)
  },
  'datetime.newinstancegmt/3': (args) => new Moment(utcOf(args)),
  'datetime.newinstancegmt/6': (args) => new Moment(utcOf(args)),
  'datetime.now/0': (_args, { org }) => new Moment(org.now),
  'now/0': (_args, { org }) => new Moment(org.now),
  'time.newinstance/4': (args) =>
    new ClockTime(args.integer(0) * HOUR + args.integer(1) * MINUTE + args.integer(2) * 1000 + args.integer(3)),
}

/** The moment of UTC with this year, month, day, hour, minute and second. */
function utcOf(args: Arguments): number {
  const [year = 0, month = 1, ...rest] = args.values.map((_value, index) => args.integer(index))
  return Date.UTC(year, month - 1, ...rest)
}

function momentFrom(args: Arguments): Moment {
  const value = args.value(0)
  return typeof value === 'bigint' || typeof value === 'number'
    ? new Moment(Number(value))
    : unsupported('this Datetime')
}

/** The methods of a Datetime. */
export const MOMENT_METHODS: Methods<Moment> = {
  'adddays/1': (moment, args, machine) => daysAfter(moment, args.integer(0), machine),
  'addhours/1': ({ at }, args) => new Moment(at + args.integer(0) * HOUR),
  'addminutes/1': ({ at }, args) => new Moment(at + args.integer(0) * MINUTE),
  'addseconds/1': ({ at }, args) => new Moment(at + args.integer(0) * 1000),
  'date/0': (moment, _args, machine) => dayOf(localDate(moment, machine)),
  'dategmt/0': ({ at }) => dayOf(new Date(at)),
  'gettime/0': ({ at }) => BigInt(at),
  'hour/0': (moment, _args, machine) => localDate(moment, machine).getUTCHours(),
  'hourgmt/0': ({ at }) => new Date(at).getUTCHours(),
  'minute/0': (moment, _args, machine) => localDate(moment, machine).getUTCMinutes(),
  'minutegmt/0': ({ at }) => new Date(at).getUTCMinutes(),
}

/** UNSURE what `addDays` does over a change of the clocks: even seeds add 24 hours a day, odd ones keep the hour of the user. */
function daysAfter(moment: Moment, days: number, machine: Machine): Moment {
  if (machine.seed % 2 === 0) return new Moment(moment.at + days * DAY)
  return momentOfLocal(localDate(moment, machine).getTime() + days * DAY, machine)
}

/** The methods of a Date. */
export const DAY_METHODS: Methods<Day> = {
  'adddays/1': ({ year, month, day }, args) => dayOf(new Date(Date.UTC(year, month - 1, day + args.integer(0)))),
  'day/0': ({ day }) => day,
  'daysbetween/1': (from, args) => {
    const to = args.value(0)
    return to instanceof Day ? (utcOfDay(to) - utcOfDay(from)) / DAY : unsupported('daysBetween of this value')
  },
  'month/0': ({ month }) => month,
  'year/0': ({ year }) => year,
}

const utcOfDay = ({ year, month, day }: Day): number => Date.UTC(year, month - 1, day)
