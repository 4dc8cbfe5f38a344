import { randomBytes } from 'node:crypto'
import { parseKeyRing } from '../../../companion/src/platform/vault/key-ring.ts'
import { createVault, type Vault } from '../../../companion/src/platform/vault/vault.ts'

/** A key in the format of the configuration. */
export const newKeyText = (id = 'test'): string => `${id}:${randomBytes(32).toString('base64')}`

/** A vault with a key of its own. */
export const testVault = (): Vault => createVault(parseKeyRing(newKeyText()))
