import { ne } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import type { KeyRing } from './key-ring.ts'
import type { TenantId } from '../ids.ts'
import { configurationFault } from '../startup-fault.ts'
import { vaultCanary } from '../tables.ts'
import type { SealedAt, Vault } from './vault.ts'

const TEXT = 'Tollbridge sealed this.'

const placeOf = (keyId: string): SealedAt => ({ tenantId: 'service' as TenantId, row: keyId, field: 'canary' })

/** Refuses to go on with keys that do not open what this database holds; leaves a mark of a key that is new to it. */
export async function proveKeys(ring: KeyRing, vault: Vault, { db }: { db: Database }): Promise<void> {
  const marks = await db.select().from(vaultCanary)
  const wrong = marks.find(({ keyId, sealed }) => ring.find(keyId) && !opens(sealed, keyId, vault))
  if (wrong) throw wrongKey(`the vault key '${wrong.keyId}' is not the one that this database was used with`)
  if (marks.length > 0 && !marks.some(({ keyId }) => ring.find(keyId)))
    throw wrongKey('this database was used with other vault keys')
  await markKey(ring.sealing.id, vault, { db })
}

async function markKey(keyId: string, vault: Vault, { db }: { db: Database }): Promise<void> {
  await db
    .insert(vaultCanary)
    .values({ keyId, sealed: vault.seal(TEXT, placeOf(keyId)) })
    .onConflictDoNothing()
}

/** Whether no key was ever used with this database. */
export const wasNeverSealed = async ({ db }: { db: Database }): Promise<boolean> =>
  (await db.select().from(vaultCanary)).length === 0

/** Forgets all keys but the one that seals now; answers their ids. */
export async function keepOneKey(sealingId: string, vault: Vault, { db }: { db: Database }): Promise<string[]> {
  await markKey(sealingId, vault, { db })
  const forgotten = await db.delete(vaultCanary).where(ne(vaultCanary.keyId, sealingId)).returning()
  return forgotten.map(({ keyId }) => keyId)
}

const wrongKey = (problem: string) =>
  configurationFault(problem, 'Set VAULT_KEYS or VAULT_KEY_FILE to the keys it was used with, the new key first')

function opens(sealed: string, keyId: string, vault: Vault): boolean {
  try {
    return vault.open(sealed, placeOf(keyId)) === TEXT
  } catch {
    return false
  }
}
