import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { notice } from '../../../companion/src/notifications/tables.ts'
import { connect } from '../connections/connect.ts'
import { call, control, simulatorForTest, wireCalls } from '../simulator/simulator.ts'
import { startTestApp } from '../service/app.ts'
import { virtualClock } from './clock.ts'
import { scheduledJobs } from './virtual-day.ts'

const CALLING_JOBS = ['idle-limits', 'read-event-log', 'read-sandboxes', 'tokens-housekeeping']
const MINUTES_OF_A_DAY = 24 * 60
const MINUTES_OF_A_RECOVERY = 5 * 60

/** The notices of a database since a moment, oldest first, with the minutes after which each was raised. */
async function noticesSince({ db }: OpenDatabase, began: Date) {
  const rows = await db.select().from(notice).orderBy(notice.raisedAt)
  return rows.map(({ code, params, raisedAt }) => ({
    code,
    refusal: params.refusal,
    minutes: (raisedAt.getTime() - began.getTime()) / 60_000,
  }))
}

type Kind = 'sandbox' | 'production'

/** The requests that a companion with nothing to do sends in 24 hours to the org it is connected to, as the org counts them. */
export const idleDay = async (database: OpenDatabase, kind?: Kind): Promise<number> =>
  (await failingDay(database, { kind })).spent

/** Which org is connected, what Salesforce does all day, and whether its sessions end at the beginning. */
export type DayFault = { kind?: Kind; faults?: Record<string, unknown>[]; endSessions?: boolean }

/** An idle day with faults of Salesforce, and five hours after their end: what was spent, and which notices were raised. */
export async function failingDay(
  database: OpenDatabase,
  { kind = 'production', faults = [], endSessions = false }: DayFault = {},
) {
  const simulator = await simulatorForTest()
  const { sandbox, production } = simulator
  const org = simulator[kind]
  const jobs = scheduledJobs()
  const service = await startTestApp({
    jobs,
    database,
    environment: { SALESFORCE_LOGIN_URL: production.loginUrl, SALESFORCE_SANDBOX_LOGIN_URL: sandbox.loginUrl },
  })
  // The healthy day runs every job. A day of faults only those that call Salesforce.
  const only = faults.length === 0 ? undefined : CALLING_JOBS
  const tell = (now: Date) => control(org, 'PUT clock', { now: now.toISOString() })
  try {
    const admin = await service.signIn()
    await tell(service.clock.now())
    await connect(admin, org)
    await control(org, 'DELETE wire-calls')
    for (const fault of faults) await control(org, 'POST faults', fault)
    if (endSessions) await control(org, 'POST expire-access-tokens')
    const began = service.clock.now()
    await jobs.live(MINUTES_OF_A_DAY, { clock: service.clock, tell, only })
    const spent = await paidCalls(org)
    const during = await noticesSince(database, began)
    if (faults.length === 0) return { spent, during, after: [] }
    await control(org, 'DELETE faults')
    await jobs.live(MINUTES_OF_A_RECOVERY, { clock: service.clock, tell, only })
    return { spent, during, after: (await noticesSince(database, began)).slice(during.length) }
  } finally {
    await service.close()
    await simulator.closeAndDelete()
  }
}

const CALLS_OF_A_CYCLE = 25
const CYCLE = { minutes: 5 }

/** The requests of Marketo Engage's own idle sync in 24 hours, as Adobe documents it: 25 calls every five minutes. */
export async function engageDay(): Promise<number> {
  const simulator = await simulatorForTest()
  const { sandbox } = simulator
  const clock = virtualClock()
  try {
    await control(sandbox, 'PUT allowance', { max: 100_000, used: 0 })
    await control(sandbox, 'DELETE wire-calls')
    for (let minute = 0; minute < MINUTES_OF_A_DAY; minute += CYCLE.minutes) {
      clock.advance(CYCLE)
      await control(sandbox, 'PUT clock', { now: clock.now().toISOString() })
      for (let made = 0; made < CALLS_OF_A_CYCLE; made += 1) await call(sandbox, 'sobjects')
    }
    return await paidCalls(sandbox)
  } finally {
    await simulator.closeAndDelete()
  }
}

/** The requests that an org counted and that need a credit. */
async function paidCalls(org: SimulatedOrgInfo): Promise<number> {
  const { api, auth } = await wireCalls(org)
  return api + auth
}
