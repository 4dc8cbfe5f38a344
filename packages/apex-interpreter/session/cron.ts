import { unsupported } from '../faults.ts'
import { localDate } from '../platform/time-zones.ts'
import type { Machine } from '../run/machine.ts'
import { Moment } from '../values/values.ts'

const MINUTE = 60_000
const MINUTES_OF_TWO_DAYS = 2 * 24 * 60

/** When a job of a cron expression runs next, by the clock of its user. Knows hourly and daily expressions alone. */
export function nextFireTime(expression: string, machine: Machine): Moment {
  const [, minute = '', hour = ''] =
    /^0 ([0-5]?\d) (\*|1?\d|2[0-3]) (?:\* \* \?|\? \* \*)$/.exec(expression) ??
    unsupported(`the cron expression ${expression}`)
  const start = Math.floor(machine.org.now / MINUTE) + 1
  for (let next = start; next < start + MINUTES_OF_TWO_DAYS; next += 1) {
    const local = localDate(new Moment(next * MINUTE), machine)
    const isHour = hour === '*' || local.getUTCHours() === Number(hour)
    if (isHour && local.getUTCMinutes() === Number(minute)) return new Moment(next * MINUTE)
  }
  return unsupported(`the next run of ${expression}`)
}
