import { type Part, type Pushed, receivePart } from '../../parity/index.ts'
import type { Timed } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import { introductionOf } from '../orgs/paired-orgs.ts'
import type { PairedOrganization } from '../pairing/organization.ts'

/** Receives a part of a paired org's fingerprint. The pairing says which org it is, and of which environment. */
export async function takePart(
  part: Part,
  { tenantId, organizationId }: PairedOrganization,
  deps: Timed,
): Promise<Pushed> {
  const introduction = await introductionOf({ tenantId, organizationId }, deps)
  if (!introduction) throw refusal('ORG_KEY_INVALID')
  return receivePart(part, { tenantId, organizationId, ...introduction }, deps)
}
