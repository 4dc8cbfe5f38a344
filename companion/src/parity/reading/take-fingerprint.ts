import { authorizedConnection, type ConnectionServices, withSession } from '../../connections/index.ts'
import type { TenantId } from '../../platform/ids.ts'
import { decideApiVersions, newestVersionOfOther } from './api-versions.ts'
import { keepSeen, seenBefore } from './describe-store.ts'
import { keepFingerprint, type KeptFingerprint } from '../fingerprint/keep.ts'
import { readOrg } from './read-org.ts'
import { worthKeeping } from './seen-objects.ts'

/** Takes the fingerprint of the connected org, for one credit. */
export async function takeFingerprint(tenantId: TenantId, deps: ConnectionServices): Promise<KeptFingerprint> {
  const connection = await authorizedConnection(tenantId, deps)
  const { organizationId, userId, orgName, environment } = connection
  const ofOther = await newestVersionOfOther(tenantId, environment, deps)
  const { fingerprint, seen, viewer } = await withSession(
    { connection, consumer: 'parity', purpose: 'describe' },
    async (session) => {
      const versions = await decideApiVersions(session, ofOther)
      const viewer = { tenantId, organizationId, userId, apiVersion: versions.apiVersion }
      const before = await seenBefore(viewer, deps)
      return { ...(await readOrg({ userId, before, versions }, session)), viewer }
    },
    deps,
  )
  await keepSeen(viewer, worthKeeping(seen, fingerprint.objects), deps)
  const org = { tenantId, organizationId, organizationName: orgName, environment }
  return keepFingerprint(fingerprint, { org, source: 'read' }, deps)
}
