/** One 256-bit key; the id stands in front of everything sealed with it. */
export type VaultKey = { id: string; bytes: Buffer }

export type KeyRing = {
  sealing: VaultKey
  /** Of all keys; the sealing one is the first. */
  ids: readonly string[]
  find(id: string): VaultKey | undefined
}

const ENTRY = /^(?<id>[A-Za-z0-9_-]{1,32}):(?<bytes>[A-Za-z0-9+/]{43}=)$/
const MOST_KEYS = 2

/** Why a text is no key ring, in words that never repeat the text. */
export class KeyRingError extends Error {
  override readonly name = 'KeyRingError'
}

/** Reads `id:base64,id:base64`: the first key seals, both open. */
export function parseKeyRing(text: string): KeyRing {
  const keys = text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(parseKey)
  const [sealing] = keys
  if (!sealing) throw new KeyRingError('it holds no key')
  if (keys.length > MOST_KEYS) throw new KeyRingError(`it holds ${keys.length} keys, at most two can be live`)
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new KeyRingError('two keys have the same id')
  return { sealing, ids: keys.map(({ id }) => id), find: (id) => keys.find((key) => key.id === id) }
}

function parseKey(entry: string): VaultKey {
  const { id, bytes } = ENTRY.exec(entry)?.groups ?? {}
  if (!id || !bytes) throw new KeyRingError('an entry is not `id:` followed by 32 bytes in base64')
  return { id, bytes: Buffer.from(bytes, 'base64') }
}
