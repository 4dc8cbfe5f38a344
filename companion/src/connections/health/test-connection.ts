import { asWork, type Work } from '../../credits/index.ts'
import { after } from '../../platform/clock.ts'
import type { TenantId } from '../../platform/ids.ts'
import { findConnection, type ConnectionRow } from '../connection/store.ts'
import type { ConnectionId } from '../ids.ts'
import { readLimitsOf } from '../readings/idle-limits.ts'
import { refusal } from '../refusals.ts'
import type { ConnectionServices } from '../services.ts'
import { requireAuthorized } from '../tokens/refresh.ts'
import { failuresIn } from './outcome.ts'
import { type Health, readHealth } from './report.ts'
import { releaseTest, saveSuccess, takeTest } from './store.ts'

/** The requests of a test: one, its repetition with renewed tokens, and their renewal in between. */
const MAX_REQUESTS = 3

type OwnConnection = { tenantId: TenantId; connectionId: ConnectionId; by: Work['by'] }

/**
 * Calls Salesforce over a connection now, for one credit, and answers how the connection does afterwards. Refused while
 * another test runs in any process, and by every limit that stops background work.
 */
export async function testConnection(
  { tenantId, connectionId, by }: OwnConnection,
  deps: ConnectionServices,
): Promise<Health | null> {
  const found = await findConnection(connectionId, deps)
  if (found?.tenantId !== tenantId) throw refusal('NOT_FOUND')
  const row = requireAuthorized(found)
  const now = deps.clock.now()
  const until = after(now, { seconds: (MAX_REQUESTS * deps.salesforce.timeoutMs) / 1_000 })
  if (!(await takeTest(connectionId, { now, until }, deps))) throw refusal('CONNECTION_TEST_RUNNING')
  try {
    await tryOut(row, by, deps)
  } finally {
    await releaseTest(connectionId, until, deps)
  }
  return readHealth(row, deps)
}

/** A failure of the connection is a result. Anything else says nothing about it, and is thrown. */
async function tryOut(row: ConnectionRow, by: Work['by'], deps: ConnectionServices): Promise<void> {
  try {
    await asWork({ tenantId: row.tenantId, kind: 'test-connection', by }, () => readLimitsOf(row, deps), deps)
  } catch (fault) {
    if (failuresIn(fault, 'limits').length === 0) throw fault
    return
  }
  const now = deps.clock.now()
  await saveSuccess({ connectionId: row.connectionId, part: 'api' }, { now, unlessSince: now }, deps)
}
