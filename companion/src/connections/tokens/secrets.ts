import { refusal } from '../refusals.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { ConnectionId, HandshakeId } from '../ids.ts'
import type { SealedAt } from '../../platform/vault/vault.ts'

type Owned = { tenantId: TenantId }

/** Where a handshake's secrets are sealed. */
export const inHandshake = (
  row: Owned & { handshakeId: HandshakeId },
  field: 'verifier' | 'clientSecret',
): SealedAt => ({
  tenantId: row.tenantId,
  row: `handshake:${row.handshakeId}`,
  field,
})

/** Where a connection's secrets are sealed. */
export const inConnection = (
  row: Owned & { connectionId: ConnectionId },
  field: 'accessToken' | 'refreshToken' | 'clientSecret',
): SealedAt => ({ tenantId: row.tenantId, row: `connection:${row.connectionId}`, field })

type WithTokens = { orgName: string; accessToken: string | null; refreshToken: string | null }

/** A sealed token of a connection; refused where it was wiped. */
export function sealedToken(row: WithTokens, field: 'accessToken' | 'refreshToken'): string {
  const sealed = row[field]
  if (sealed === null) throw refusal('AUTHORIZATION_REQUIRED', { orgName: row.orgName })
  return sealed
}
