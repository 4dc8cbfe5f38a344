import { refusal } from '../platform/errors.ts'
import type { PairedOrganization } from '../platform/person.ts'
import { hashOf } from './pairing-code.ts'
import type { PairingStore } from './store.ts'

type Asks = { headers: Record<string, string | string[] | undefined> }

/** The header by which an org says who it is; a key that was copied into another org, say a sandbox, does not fit. */
const ORGANIZATION_HEADER = 'tollbridge-organization-id'

/** The org that a request's key belongs to, if it has one. */
export async function organizationOf(
  { headers }: Asks,
  { pairings }: { pairings: PairingStore },
): Promise<PairedOrganization | undefined> {
  const key = /^Bearer (?<key>[\w-]{20,200})$/.exec(String(headers.authorization ?? ''))?.groups?.key
  const organization = key ? await pairings.byKey(hashOf(key)) : undefined
  if (organization && headers[ORGANIZATION_HEADER] !== organization.organizationId) throw refusal('ORG_MISMATCH')
  return organization
}
