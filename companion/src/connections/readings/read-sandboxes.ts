import { Type } from 'typebox'
import { asWork } from '../../credits/index.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { isRefusedBySalesforce, listSandboxes } from '../../salesforce/index.ts'
import { listConnected, type ConnectionRow } from '../connection/store.ts'
import { isLeftAlone } from '../health/health.ts'
import type { ConnectionServices } from '../services.ts'
import { authorizedConnection, withSession } from '../tokens/session.ts'
import { claimReading, saveRefusal, saveSandboxes } from './sandbox-store.ts'

const JOB = 'read-sandboxes'
/** Each org is asked once a day; a new connection waits an hour at most. */
const EVERY_HOUR = '50 * * * *'

/** Reads the sandboxes of every connected production org that was not asked today. Other orgs have none. */
async function readSandboxes(deps: ConnectionServices): Promise<void> {
  for (const row of await listConnected(deps)) {
    if (row.environment !== 'production' || (await isLeftAlone(row, deps))) continue
    if (!(await claimReading(row, deps))) continue
    try {
      await readSandboxesOf(row, deps)
    } catch (err) {
      // One failing org must not block the rest.
      deps.log.warn({ err, connectionId: row.connectionId }, 'the sandboxes of an org could not be read')
    }
  }
}

async function readSandboxesOf(row: ConnectionRow, deps: ConnectionServices): Promise<void> {
  try {
    const connection = await authorizedConnection(row.tenantId, deps)
    const options = { connection, consumer: 'status', purpose: 'query' } as const
    const work = { tenantId: row.tenantId, kind: 'read-sandboxes', by: null } as const
    const sandboxes = await asWork(work, () => withSession(options, listSandboxes, deps), deps)
    await saveSandboxes(row, sandboxes, deps)
  } catch (fault) {
    if (!isRefusedBySalesforce(fault)) throw fault
    await saveRefusal(row, String(fault.params.salesforceCode), deps)
  }
}

/** Reads the sandboxes, on one process at a time. */
export async function scheduleSandboxReading(jobs: Jobs, deps: ConnectionServices): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => readSandboxes(deps))
  await jobs.schedule(JOB, EVERY_HOUR)
}
