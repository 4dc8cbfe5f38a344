import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { TenantId } from '../ids.ts'
import type { KeyRing, VaultKey } from './key-ring.ts'

/** Where a sealed value belongs; it opens nowhere else. */
export type SealedAt = { tenantId: TenantId; row: string; field: string }

export type Vault = {
  seal(plain: string, at: SealedAt): string
  open(sealed: string, at: SealedAt): string
  /** The ids of its keys; the first one seals. */
  keyIds: readonly string[]
}

const ALGORITHM = 'aes-256-gcm'
const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Seals small secrets with the ring's first key and opens them with any of its keys. */
export const createVault = (ring: KeyRing): Vault => ({
  keyIds: ring.ids,
  seal: (plain, at) => {
    const key = ring.sealing
    return [VERSION, key.id, encrypt(plain, key, at).toString('base64url')].join('.')
  },
  open: (sealed, at) => {
    const [version, keyId = '', box = ''] = sealed.split('.')
    const key = ring.find(keyId)
    if (version !== VERSION || !key) throw new VaultError('the value was sealed with a key that is not in the ring')
    return decrypt(Buffer.from(box, 'base64url'), key, at)
  },
})

/** The id of the key that sealed a value. */
export const keyIdOf = (sealed: string): string => sealed.split('.')[1] ?? ''

/** A sealed value that does not open: wrong key, wrong place, or tampered with. */
class VaultError extends Error {
  override readonly name = 'VaultError'
}

function encrypt(plain: string, key: VaultKey, at: SealedAt): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, key.bytes, iv).setAAD(associatedData(key, at))
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

function decrypt(box: Buffer, key: VaultKey, at: SealedAt): string {
  if (box.length < IV_BYTES + TAG_BYTES) throw new VaultError('the sealed value is cut short')
  const decipher = createDecipheriv(ALGORITHM, key.bytes, box.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(associatedData(key, at)).setAuthTag(box.subarray(-TAG_BYTES))
  try {
    return decipher.update(box.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    throw new VaultError('the sealed value does not belong here, or the key is wrong')
  }
}

/** Unambiguous, so that no two places share it. */
const associatedData = (key: VaultKey, { tenantId, row, field }: SealedAt): Buffer =>
  Buffer.from(JSON.stringify([VERSION, key.id, tenantId, row, field]))
