import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { KeyRingError, parseKeyRing, type KeyRing } from './key-ring.ts'
import { configurationFault } from '../startup-fault.ts'

export type KeySource = { keys?: string; keyFile: string }

const KEY_BYTES = 32
const OWNER_ONLY = 0o600
const REMEDY = 'Write one or two keys as `id:` and 32 bytes in base64, separated by a comma'

/** The keys of the configuration. A missing file is made where that loses nothing: for a new embedded database. */
export function loadKeyRing({ keys, keyFile }: KeySource, mayMakeFile: boolean): KeyRing {
  if (keys !== undefined) return parse(keys, 'VAULT_KEYS')
  if (!existsSync(keyFile)) {
    if (!mayMakeFile) throw keyMissing(keyFile)
    writeFileSync(keyFile, `first:${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: OWNER_ONLY, flag: 'wx' })
  }
  return parse(readKeyFile(keyFile), keyFile)
}

const keyMissing = (keyFile: string) =>
  configurationFault(
    `there is no vault key: VAULT_KEYS is not set and ${keyFile} does not exist`,
    'Set VAULT_KEYS, or VAULT_KEY_FILE to the file with the key that this database was used with',
  )

function readKeyFile(keyFile: string): string {
  try {
    return readFileSync(keyFile, 'utf8')
  } catch {
    throw configurationFault(`the vault key file ${keyFile} cannot be read`, 'Give this user the right to read it')
  }
}

function parse(text: string, source: string): KeyRing {
  try {
    return parseKeyRing(text)
  } catch (fault) {
    if (fault instanceof KeyRingError)
      throw configurationFault(`${source} holds no vault keys: ${fault.message}`, REMEDY)
    throw fault
  }
}
