import type { NewNotice } from '../../notifications/index.ts'
import { type Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import type { OrganizationId } from '../../platform/ids.ts'
import type { Proof } from '../proof/proof.ts'
import type { ConnectionRow } from '../tables.ts'

/** Which org was found, and where it answers. */
export type FoundOrg = Pick<Proof, 'instanceUrl' | 'org'>

type WriteError = { error(details: object, message: string): void }

/** Whether a sandbox was refreshed: a new one answers where it was. */
export const isRefreshedSandbox = (row: ConnectionRow, { instanceUrl, org }: FoundOrg): boolean =>
  row.orgKind === 'sandbox' && org.kind === 'sandbox' && instanceUrl === row.instanceUrl

/** Says that the org of a connection is gone, and which one took its place. */
export const sandboxRefreshed = (
  { instanceUrl, organizationId }: ConnectionRow,
  found: OrganizationId | null,
): Refusal =>
  refusal('SANDBOX_REFRESHED', { host: new URL(instanceUrl).host, expected: organizationId, found: found ?? '' })

/** Tells people, once for each org that was found. */
export async function tellOfRefresh(
  { tenantId, connectionId, orgName, instanceUrl }: ConnectionRow,
  found: OrganizationId,
  { notify, log }: { notify: (news: NewNotice) => Promise<unknown>; log: WriteError },
): Promise<void> {
  try {
    await notify({
      tenantId,
      code: 'SANDBOX_REFRESHED',
      params: { orgName, host: new URL(instanceUrl).host },
      severity: 'error',
      about: `sandbox-refreshed ${connectionId} ${found}`,
      muted: false,
    })
  } catch (err) {
    log.error({ err, connectionId }, 'people could not be told that a sandbox was refreshed')
  }
}
