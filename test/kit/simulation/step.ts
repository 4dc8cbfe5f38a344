import { vi } from 'vitest'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { control } from '../simulator/simulator.ts'
import { isDue } from '../time/virtual-day.ts'
import { connect, read, reauthorize, remove, saveLimit, type Action } from './actions.ts'
import type { Watched } from './invariants.ts'
import { endJob, freeJobs, takeJob, type JobRow } from './jobs.ts'
import type { Person } from './person.ts'
import { startProcess, type Process, type Surroundings } from './process.ts'

export type Day = {
  around: Surroundings
  watched: Watched
  org: SimulatedOrgInfo
  admin: Person
  processes: Process[]
  /** How many processes have been started. */
  started: number
}

const MAX_MINUTES = 100
const ODD_SECONDS = 7
const MAX_AT_ONCE = 3
const MAX_JOBS = 3
/** What people do, and how often beside each other. */
const ACTIONS: readonly Action[] = [connect, connect, read, read, read, reauthorize, saveLimit, saveLimit, remove]
const WEATHER = { database: [0, 0, 0, 0.04, 0.15], network: [0, 0, 0, 0.1, 0.5] }
const SALESFORCE = [
  { kind: 'http-503', times: 4 },
  { kind: 'api-disabled' },
  { kind: 'redirect', location: 'https://elsewhere.example' },
  { kind: 'unauthorized', times: 2 },
  { kind: 'ip-restricted' },
] as const
const [KILLS, FAULTS_OF_SALESFORCE, SESSIONS_END] = [0.2, 0.25, 0.15]
const REST = { jumps: 6, minutes: 70, rounds: 3 }

/** Starts one more process. */
export async function start(day: Day): Promise<void> {
  const { around, processes } = day
  day.started += 1
  processes.push(await around.order.drive(startProcess(`process ${day.started}`, around)))
}

/** Lets time pass and the weather change, then people act and jobs run at once, while a process may be killed. */
export async function takeStep(day: Day): Promise<void> {
  const { around, processes, org } = day
  const { random, faults } = around
  await passTime(1 + random.below(MAX_MINUTES), day)
  faults.database = random.oneOf(WEATHER.database)
  faults.network = random.oneOf(WEATHER.network)
  if (random.happens(FAULTS_OF_SALESFORCE)) await control(org, 'POST faults', random.oneOf(SALESFORCE))
  else await control(org, 'DELETE faults')
  if (random.happens(SESSIONS_END)) await control(org, 'POST expire-access-tokens')
  const victim = random.happens(KILLS) ? random.oneOf(processes) : undefined
  await actAtOnce(day, victim)
  faults.database = 0
  faults.network = 0
  if (victim) await replace(victim, day)
}

/** After the faults have ended: hours of nothing but jobs, and then every process ends in order. */
export async function rest(day: Day): Promise<void> {
  const { around, processes, org } = day
  await control(org, 'DELETE faults')
  for (let jump = 0; jump < REST.jumps; jump += 1) {
    await passTime(REST.minutes, day)
    for (let round = 0; round < REST.rounds; round += 1) await actAtOnce(day, undefined, 0)
  }
  for (const process of processes) await around.order.drive(process.stop())
}

/** Moves every clock, ticks the upkeep of each process, and sends the jobs whose times have come. */
async function passTime(minutes: number, { around, processes, watched }: Day): Promise<void> {
  const { clock, client, order } = around
  const before = clock.now().getTime()
  // The odd seconds keep what ends after whole minutes off the very edge, where the milliseconds of the machine decide.
  clock.advance({ minutes, seconds: ODD_SECONDS })
  const now = clock.now().toISOString()
  for (const org of watched.orgs) await control(org, 'PUT clock', { now })
  // A session ends within the day, so the admin signs in again.
  await client.query('update session set created_at = $1, last_seen_at = $1', [now])
  const passed = Array.from({ length: minutes }, (_, index) => new Date(before + (index + 1) * 60_000))
  for (const { name, cron } of processes[0]?.jobs.timetables ?? [])
    if (passed.some((moment) => isDue(cron, moment)))
      await client.query(
        `insert into simulation.job (name, data, due, key) values ($1, '{}', $2, $1) on conflict do nothing`,
        [name, now],
      )
  vi.advanceTimersByTime(1_000)
  await order.until(() => true)
}

async function actAtOnce(day: Day, victim: Process | undefined, maxActions = MAX_AT_ONCE): Promise<void> {
  const { around, processes, watched, admin, org } = day
  const { random, order, client, clock } = around
  const killed = Promise.withResolvers<undefined>()
  const untilKilled = (process: Process, work: Promise<unknown>) =>
    process === victim ? Promise.race([work, killed.promise]) : work
  const taken: [Process, JobRow][] = []
  for (const process of processes)
    for (let jobs = 0; jobs < MAX_JOBS; jobs += 1) {
      const job = await takeJob(client, process.name, clock.now())
      if (job) taken.push([process, job])
    }
  const ended: { job: JobRow; isDone: boolean }[] = []
  const works = taken.map(([process, job]) =>
    untilKilled(
      process,
      process.jobs.run(job).then(
        () => ended.push({ job, isDone: true }),
        () => ended.push({ job, isDone: false }),
      ),
    ),
  )
  for (let index = 0; index < maxActions; index += 1) {
    const process = random.oneOf(processes)
    const acting = { process, admin, org, order, random, facts: watched.facts }
    works.push(untilKilled(process, random.oneOf(ACTIONS)(acting)))
  }
  if (victim)
    works.push(
      order.pass({ process: 'fate', label: `kills ${victim.name}` }, () => {
        order.kill(victim.name)
        killed.resolve(undefined)
        return Promise.resolve()
      }),
    )
  await order.drive(Promise.all(works))
  for (const { job, isDone } of ended) await endJob(client, job, { isDone, now: clock.now() })
}

/** Another process takes the place of one that was killed, and its jobs go to the others. */
async function replace(victim: Process, day: Day): Promise<void> {
  await freeJobs(day.around.client, victim.name)
  day.processes = day.processes.filter((process) => process !== victim)
  await start(day)
}
