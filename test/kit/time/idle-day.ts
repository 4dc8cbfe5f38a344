import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { connect } from '../connections/connect.ts'
import { call, control, simulatorForTest, wireCalls } from '../simulator/simulator.ts'
import { startTestApp } from '../service/app.ts'
import { virtualClock } from './clock.ts'
import { scheduledJobs } from './virtual-day.ts'

const MINUTES_OF_A_DAY = 24 * 60

type Kind = 'sandbox' | 'production'

/** The requests that a companion with nothing to do sends in 24 hours to the org it is connected to, as the org counts them. */
export async function idleDay(database: OpenDatabase, kind: Kind = 'production'): Promise<number> {
  const simulator = await simulatorForTest()
  const { sandbox, production } = simulator
  const org = simulator[kind]
  const jobs = scheduledJobs()
  const service = await startTestApp({
    jobs,
    database,
    environment: { SALESFORCE_LOGIN_URL: production.loginUrl, SALESFORCE_SANDBOX_LOGIN_URL: sandbox.loginUrl },
  })
  const tell = (now: Date) => control(org, 'PUT clock', { now: now.toISOString() })
  try {
    const admin = await service.signIn()
    await tell(service.clock.now())
    await connect(admin, org)
    await control(org, 'DELETE wire-calls')
    await jobs.live(MINUTES_OF_A_DAY, { clock: service.clock, tell })
    return await paidCalls(org)
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
