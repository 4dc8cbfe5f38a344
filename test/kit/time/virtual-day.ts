import { after } from '../../../companion/src/platform/clock.ts'
import type { Jobs } from '../../../companion/src/platform/jobs/jobs.ts'
import type { VirtualClock } from './clock.ts'
import { memoryJobs, type MemoryJobs } from '../service/jobs.ts'

export type ScheduledJobs = MemoryJobs & {
  /** Runs every job due within a number of minutes, minute by minute, and reports the time before each. */
  live(minutes: number, options: Living): Promise<void>
}

type Living = {
  clock: VirtualClock
  tell?: (now: Date) => Promise<unknown>
  /** The only jobs to run: minutes without them pass at once. All by default. */
  only?: readonly string[]
}

/** Jobs whose schedules follow a virtual clock. */
export function scheduledJobs(): ScheduledJobs {
  const jobs = memoryJobs()
  const timetables: { name: string; cron: string }[] = []

  const minute = async ({ clock, tell, only }: Living): Promise<void> => {
    const now = clock.now()
    const due = timetables.filter(({ name, cron }) => (only?.includes(name) ?? true) && isDue(cron, now))
    if (only && due.length === 0) return
    await tell?.(now)
    for (const { name } of due) await jobs.send(name, {})
    await jobs.run()
  }

  const schedule: Jobs['schedule'] = (name, cron) => {
    timetables.push({ name, cron })
    return Promise.resolve()
  }

  return {
    ...jobs,
    schedule,
    live: async (minutes, options) => {
      const { clock } = options
      for (let passed = 0; passed < minutes; passed += 1) {
        clock.set(after(clock.now(), { minutes: 1 }))
        await minute(options)
      }
    },
  }
}

/** Whether a minute matches a cron field of numbers, lists, `*` and steps such as `*` by N. */
export function isDue(cron: string, now: Date): boolean {
  const parts = [now.getUTCMinutes(), now.getUTCHours(), now.getUTCDate(), now.getUTCMonth() + 1, now.getUTCDay()]
  return cron.split(' ').every((field, index) => matches(field, parts[index] ?? 0))
}

function matches(field: string, value: number): boolean {
  if (field === '*') return true
  if (field.includes(',')) return field.split(',').some((one) => matches(one, value))
  const step = /^\*\/(?<every>\d+)$/.exec(field)?.groups?.every
  if (step) return value % Number(step) === 0
  if (/^\d+$/.test(field)) return Number(field) === value
  throw new Error(`no such cron field here: ${field}`)
}
