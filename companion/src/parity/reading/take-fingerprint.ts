import { authorizedConnection, type ConnectionServices, withSession } from '../../connections/index.ts'
import type { TenantId } from '../../platform/ids.ts'
import { keepSeen, seenBefore } from './describe-store.ts'
import { keepFingerprint, type KeptFingerprint } from '../fingerprint/keep.ts'
import { readOrg } from './read-org.ts'
import { worthKeeping } from './seen-objects.ts'

/** Takes the fingerprint of the connected org, for one credit. */
export async function takeFingerprint(tenantId: TenantId, deps: ConnectionServices): Promise<KeptFingerprint> {
  const connection = await authorizedConnection(tenantId, deps)
  const { organizationId, userId, orgName, environment } = connection
  const viewer = { tenantId, organizationId, userId }
  const before = await seenBefore(viewer, deps)
  const { fingerprint, seen } = await withSession(
    { connection, consumer: 'parity', purpose: 'describe' },
    (session) => readOrg({ userId, before }, session),
    deps,
  )
  await keepSeen(viewer, worthKeeping(seen, fingerprint.objects), deps)
  const org = { tenantId, organizationId, organizationName: orgName, environment }
  return keepFingerprint(fingerprint, { org, source: 'read' }, deps)
}
