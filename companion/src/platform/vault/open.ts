import type { OpenDatabase } from '../database/database.ts'
import { proveKeys, wasNeverSealed } from './canary.ts'
import { loadKeyRing, type KeySource } from './keys.ts'
import { createVault, type Vault } from './vault.ts'

/** The vault of a database, with keys that are proven to be the right ones. */
export async function openVault(source: KeySource, { db, kind }: Pick<OpenDatabase, 'db' | 'kind'>): Promise<Vault> {
  const ring = loadKeyRing(source, kind === 'embedded' && (await wasNeverSealed({ db })))
  const vault = createVault(ring)
  await proveKeys(ring, vault, { db })
  return vault
}
