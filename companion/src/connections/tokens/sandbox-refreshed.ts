import { raiseNotice } from '../../notifications/index.ts'
import type { Platform } from '../../platform/deps.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import type { OrganizationId } from '../../platform/ids.ts'
import type { Proof } from '../proof/proof.ts'
import type { ConnectionRow } from '../tables.ts'
import { connectionNotice } from '../notices.ts'
import { lockConnection } from '../connection/transition.ts'

/** Which org was found, and where it answers. */
export type FoundOrg = Pick<Proof, 'instanceUrl' | 'org'>

/** Whether a sandbox was refreshed: a new one answers where it was. */
export const isRefreshedSandbox = (row: ConnectionRow, { instanceUrl, org }: FoundOrg): boolean =>
  row.orgKind === 'sandbox' && org.kind === 'sandbox' && instanceUrl === row.instanceUrl

/** Says that the org of a connection is gone, and which one took its place. */
export const sandboxRefreshed = (
  { instanceUrl, organizationId }: ConnectionRow,
  found: OrganizationId | null,
): Refusal =>
  refusal('SANDBOX_REFRESHED', { host: new URL(instanceUrl).host, expected: organizationId, found: found ?? '' })

/** Notifies people, once for each org that was found, unless the connection goes on with the new org by now. */
export async function notifyRefreshed(
  { tenantId, connectionId, orgName, instanceUrl }: ConnectionRow,
  found: OrganizationId,
  deps: Platform,
): Promise<void> {
  try {
    const params = { orgName, host: new URL(instanceUrl).host }
    const about = `sandbox-refreshed ${connectionId} ${found}`
    const news = { ...connectionNotice('SANDBOX_REFRESHED', params), tenantId, about, muted: false }
    await deps.db.transaction(async (tx) => {
      const row = await lockConnection(connectionId, { db: tx })
      if (row?.status === 'sandbox-refreshed') await raiseNotice(news, { ...deps, db: tx })
    })
  } catch (err) {
    deps.log.error({ err, connectionId }, 'people could not be told that a sandbox was refreshed')
  }
}
