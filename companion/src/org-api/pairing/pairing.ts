import { after, milliseconds } from '../../platform/clock.ts'
import type { Timed } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import { newId, type OrganizationId } from '../../platform/ids.ts'
import type { PairingId } from '../ids.ts'
import type { Person } from '../../platform/person.ts'
import { hashesOf, newOrgKeys, type OrgKeys } from './org-keys.ts'
import { hashOfCode, newPairingCode } from './pairing-code.ts'
import { addPairingCode, redeemCode } from './store.ts'

const CODE_LIFETIME = { minutes: 15 }

/** A code, shown this once, and the id by which its use can be waited for. */
export type NewPairing = { pairingId: PairingId; code: string; expiresAt: Date; lifetimeSeconds: number }

/** Makes a code that pairs one org within fifteen minutes. A code that the person made before stops working. */
export async function issuePairingCode(
  { tenantId, personId, name: personName }: Pick<Person, 'tenantId' | 'personId' | 'name'>,
  deps: Timed,
): Promise<NewPairing> {
  const code = newPairingCode()
  const now = deps.clock.now()
  const expiresAt = after(now, CODE_LIFETIME)
  const pairingId = newId<PairingId>()
  const row = { codeHash: hashOfCode(code), tenantId, expiresAt, pairingId, personId, personName }
  await addPairingCode(row, now, deps)
  return { pairingId, code, expiresAt, lifetimeSeconds: milliseconds(CODE_LIFETIME) / 1_000 }
}

/** An org as it introduces itself when it is paired. */
export type Introduction = {
  organizationId: OrganizationId
  organizationName: string
  environment: 'sandbox' | 'production'
}

/** Exchanges a code for the org's keys, which are shown this once. Unknown, used and expired codes look the same. */
export async function redeemPairingCode(code: string, org: Introduction, deps: Timed): Promise<OrgKeys> {
  const keys = newOrgKeys()
  const row = {
    ...org,
    ...hashesOf(keys),
    replacedKeyHash: null,
    replacedKeyUntil: null,
    replacedReaderKeyHash: null,
    replacedReaderKeyUntil: null,
    pairedAt: deps.clock.now(),
  }
  if (!(await redeemCode(hashOfCode(code), row, deps))) throw refusal('PAIRING_CODE_REFUSED')
  return keys
}
