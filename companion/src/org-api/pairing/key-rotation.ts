import { after } from '../../platform/clock.ts'
import type { Timed } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import type { PairedOrganization } from './organization.ts'
import { replaceKeys } from './key-store.ts'
import { hashesOf, newOrgKeys, type OrgKeys } from './org-keys.ts'

const OVERLAP = { hours: 24 }

/** Until when a key works whose successor is used for the first time now. */
export const replacedKeyUntil = (firstUse: Date): Date => after(firstUse, OVERLAP)

type Rotates = { organization: PairedOrganization; usedHash: string }

/**
 * Gives an org two new keys, shown this once. Each old key works until a day after its own successor was first used, so
 * that a lost answer, or a key that an admin enters later, leaves no gap.
 */
export async function rotateKeys({ organization, usedHash }: Rotates, deps: Timed): Promise<OrgKeys> {
  const keys = newOrgKeys()
  const replacement = { ...hashesOf(keys), usedHash, at: deps.clock.now() }
  if (!(await replaceKeys(organization, replacement, deps))) throw refusal('ORG_KEY_INVALID')
  return keys
}
