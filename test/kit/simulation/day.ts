import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { leave } from '../credits/ledger.ts'
import { virtualClock } from '../time/clock.ts'
import type { Facts } from './actions.ts'
import { openDatabaseOf } from './database.ts'
import { faultsAtRest, faultsNow, type Watched } from './invariants.ts'
import { Order } from './order.ts'
import { sameSession } from './person.ts'
import { randomOf } from './random.ts'
import { rest, start, takeStep, type Day } from './step.ts'
import { withoutThreads } from './without-threads.ts'
import type { World } from './world.ts'

/** How a day went: what is wrong at its first fault, and the order of every call. */
export type DayReport = { faults: string[]; trace: readonly string[] }

const STEPS = 8
const FEW_CREDITS = 60
const OFTEN = 0.3

/** A day of two processes: people, jobs, faults, kills and restarts, in the order that a seed gives. */
export async function liveDay(seed: number, world: World): Promise<DayReport> {
  const oneThread = withoutThreads()
  try {
    const day = await beginDay(seed, world)
    const { trace } = day.around.order
    for (let step = 0; step < STEPS; step += 1) {
      await takeStep(day)
      const faults = await faultsNow(day.watched)
      if (faults.length > 0) return { faults, trace }
    }
    await rest(day)
    return { faults: await faultsAtRest(day.watched), trace }
  } finally {
    oneThread.restore()
  }
}

async function beginDay(seed: number, world: World): Promise<Day> {
  const { client, config, simulator } = world
  const clock = virtualClock(await world.begin())
  const random = randomOf(seed)
  const order = new Order(random)
  const around = { client, order, random, clock, config, faults: { database: 0, network: 0 } }
  const facts: Facts = { settings: { version: 0, dailyLimit: 0 }, deletions: [], internal: [] }
  const taken = random.happens(OFTEN) ? await takeAlmostAll(random.below(FEW_CREDITS), { client, clock }) : 0
  const watched: Watched = { client, orgs: simulator.orgs, facts, taken }
  const day: Day = {
    around,
    watched,
    org: simulator.sandbox,
    admin: sameSession(world.admin),
    processes: [],
    started: 0,
  }
  await start(day)
  await start(day)
  return day
}

/** Leaves a few credits of the first window. Answers how many a process before this day took. */
async function takeAlmostAll(
  left: number,
  { client, clock }: Pick<Day['around'], 'client' | 'clock'>,
): Promise<number> {
  const database = openDatabaseOf(client)
  const { rows } = await client.query<{ tenant_id: TenantId }>('select tenant_id from tenant')
  for (const { tenant_id } of rows) await leave(left, tenant_id, { database, clock })
  const { rows: windows } = await client.query<{ granted: number }>('select granted from credit_window')
  return windows.reduce((sum, { granted }) => sum + granted, 0)
}
