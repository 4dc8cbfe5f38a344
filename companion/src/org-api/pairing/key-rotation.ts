import { randomBytes } from 'node:crypto'
import { after } from '../../platform/clock.ts'
import type { Timed } from '../../platform/deps.ts'
import type { PairedOrganization } from './organization.ts'
import { replaceKey } from './key-store.ts'
import { hashOf } from '../../platform/secret-hash.ts'

const KEY_BYTES = 32
const KEY_PREFIX = 'tollbridge_org_'
const OVERLAP = { hours: 24 }

/** A new key of an org. */
export const newOrgKey = (): string => KEY_PREFIX + randomBytes(KEY_BYTES).toString('base64url')

/** Until when a key works whose successor is used for the first time now. */
export const replacedKeyUntil = (firstUse: Date): Date => after(firstUse, OVERLAP)

type Rotates = { organization: PairedOrganization; usedHash: string }

/**
 * Gives an org a new key, shown this once. The key that it asked with goes on working until a day after the new one was
 * first used; so an answer that is lost, or a key that is entered later, leaves no gap.
 */
export async function rotateKey({ organization, usedHash }: Rotates, deps: Timed): Promise<string> {
  const key = newOrgKey()
  await replaceKey(organization, { keyHash: hashOf(key), usedHash, at: deps.clock.now() }, deps)
  return key
}
