import { after, type Clock } from '../platform/clock.ts'
import { refusal } from '../platform/errors.ts'
import type { OrganizationId, TenantId } from '../platform/ids.ts'
import { newOrgKey } from './key-rotation.ts'
import { hashOf, hashOfCode, newPairingCode } from './pairing-code.ts'
import type { PairingStore } from './store.ts'

const CODE_LIFETIME = { minutes: 15 }

export type PairingDeps = { pairings: PairingStore; clock: Clock }

/** Makes a code that pairs one org within fifteen minutes. */
export async function issuePairingCode(
  tenantId: TenantId,
  { pairings, clock }: PairingDeps,
): Promise<{ code: string; expiresAt: Date }> {
  const code = newPairingCode()
  const now = clock.now()
  const expiresAt = after(now, CODE_LIFETIME)
  await pairings.addCode({ codeHash: hashOfCode(code), tenantId, expiresAt }, now)
  return { code, expiresAt }
}

/** An org as it introduces itself when it is paired. */
export type Introduction = {
  organizationId: OrganizationId
  organizationName: string
  environment: 'sandbox' | 'production'
}

/** Exchanges a code for the org's key, which is shown this once. Unknown, used and expired codes look the same. */
export async function redeemPairingCode(
  code: string,
  org: Introduction,
  { pairings, clock }: PairingDeps,
): Promise<string> {
  const key = newOrgKey()
  const row = { ...org, keyHash: hashOf(key), replacedKeyHash: null, replacedKeyUntil: null, pairedAt: clock.now() }
  if (!(await pairings.redeem(hashOfCode(code), row))) throw refusal('PAIRING_CODE_REFUSED')
  return key
}
