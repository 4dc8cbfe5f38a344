import type { Clock } from '../../platform/clock.ts'
import { refusal } from '../../platform/refusals/errors.ts'
import type { PairedOrganization } from '../../platform/person.ts'
import { hashOf } from './pairing-code.ts'
import { replacedKeyUntil } from './key-rotation.ts'
import type { KeyStore } from './key-store.ts'

type Asks = { headers: Record<string, string | string[] | undefined> }

/** The header by which an org says who it is; a key that was copied into another org, say a sandbox, does not fit. */
const ORGANIZATION_HEADER = 'tollbridge-organization-id'

/** The hash of the key that a request came with, if it came with one. */
export function keyHashOf({ headers }: Asks): string | undefined {
  const key = /^Bearer (?<key>[\w-]{20,200})$/.exec(String(headers.authorization ?? ''))?.groups?.key
  return key && hashOf(key)
}

/** The org that a request's key belongs to, if it has one. The first use of a new key sets the end of the one before. */
export async function organizationOf(
  request: Asks,
  { keys, clock }: { keys: KeyStore; clock: Clock },
): Promise<PairedOrganization | undefined> {
  const keyHash = keyHashOf(request)
  const now = clock.now()
  const found = keyHash === undefined ? undefined : await keys.find(keyHash, now)
  if (found === undefined) return undefined
  const { tenantId, organizationId, isFirstUse } = found
  if (request.headers[ORGANIZATION_HEADER] !== organizationId) throw refusal('ORG_MISMATCH')
  if (isFirstUse) await keys.endReplaced({ tenantId, organizationId }, replacedKeyUntil(now))
  return { tenantId, organizationId }
}
