import { Type } from 'typebox'
import { type CreditServices, readAllowance } from '../../credits/index.ts'
import { before } from '../../platform/clock.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { readLimits } from '../../salesforce/index.ts'
import type { ConnectionRow, ConnectionStore } from '../connection/store.ts'
import { authorizedConnection, withSession, type WithSessionDeps } from '../tokens/session.ts'

export type IdleLimitsDeps = WithSessionDeps & CreditServices & { connections: ConnectionStore }

const JOB = 'idle-limits'
const EVERY_QUARTER = '*/15 * * * *'
/** An hour and a little more: an org that nobody calls is asked every 75 minutes, 19 or 20 times a day. */
const SILENCE = { minutes: 65 }

/** Asks every connected org for its limits from which no answer told of its allowance for more than an hour. */
async function readIdleLimits(deps: IdleLimitsDeps): Promise<void> {
  for (const row of await deps.connections.connected()) {
    if (await wasSilent(row, deps)) await observeLimits(row, deps)
  }
}

async function wasSilent({ tenantId, instanceUrl: origin }: ConnectionRow, deps: IdleLimitsDeps): Promise<boolean> {
  const { allowance } = await readAllowance({ tenantId, origin }, deps)
  return !allowance || allowance.observedAt <= before(deps.clock.now(), SILENCE)
}

/** One org that cannot be asked keeps no other from being asked. */
async function observeLimits({ tenantId, instanceUrl: origin }: ConnectionRow, deps: IdleLimitsDeps): Promise<void> {
  try {
    const connection = await authorizedConnection(tenantId, deps)
    const usage = await withSession({ connection, consumer: 'status', purpose: 'limits' }, readLimits, deps)
    await deps.headroom.observe({ tenantId, origin }, usage)
  } catch (err) {
    deps.log.warn({ err, tenantId }, 'the limits of an org could not be read')
  }
}

/** Looks after orgs that nobody calls, on one process at a time. */
export async function scheduleIdleLimits(jobs: Jobs, deps: IdleLimitsDeps): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => readIdleLimits(deps))
  await jobs.schedule(JOB, EVERY_QUARTER)
}
