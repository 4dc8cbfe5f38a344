import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { openVault } from '../../../companion/src/platform/vault/open.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { newKeyText } from '../../kit/service/vault.ts'

describeOnBoth('T9 the keys at start', (kind) => {
  let database: OpenDatabase
  let folder: string
  let keyFile: string

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tollbridge-keys-'))
    keyFile = join(folder, 'vault.key')
  })
  afterEach(async () => {
    rmSync(folder, { recursive: true })
    await database.execute('delete from vault_canary')
  })

  it('are accepted when they are the same as at the last start', async () => {
    const keys = newKeyText()
    await openVault({ keys, keyFile }, database)
    await expect(openVault({ keys, keyFile }, database)).resolves.toBeDefined()
  })

  it('stop the start when the key is another, under the same id or a new one', async () => {
    await openVault({ keys: newKeyText('first'), keyFile }, database)
    await expect(openVault({ keys: newKeyText('first'), keyFile }, database)).rejects.toThrow(
      "the vault key 'first' is not the one that this database was used with",
    )
    await expect(openVault({ keys: newKeyText('second'), keyFile }, database)).rejects.toThrow('with other vault keys')
  })

  it('may have a new first key while the old one is still present', async () => {
    const [old, young] = [newKeyText('old'), newKeyText('young')]
    await openVault({ keys: old, keyFile }, database)
    await openVault({ keys: `${young},${old}`, keyFile }, database)
    await expect(openVault({ keys: `${young},${old}`, keyFile }, database)).resolves.toBeDefined()
  })

  it('stop the start when a canary was moved to another row', async () => {
    const keys = [newKeyText('one'), newKeyText('two')]
    await openVault({ keys: keys.join(), keyFile }, database)
    await openVault({ keys: keys.toReversed().join(), keyFile }, database)
    await database.execute(
      `update vault_canary set sealed = (select other.sealed from vault_canary other where other.key_id <> vault_canary.key_id)`,
    )
    await expect(openVault({ keys: keys.join(), keyFile }, database)).rejects.toThrow('is not the one')
  })

  it('stop the start when they are missing for a database with sealed values', async () => {
    await openVault({ keys: newKeyText(), keyFile }, database)
    await expect(openVault({ keyFile }, database)).rejects.toThrow('there is no vault key')
    expect(existsSync(keyFile)).toBe(false)
  })

  it('are created only for a new embedded database, in a file that only its owner can read', async () => {
    const opening = openVault({ keyFile }, database)
    if (kind === 'postgres') return expect(opening).rejects.toThrow('there is no vault key')
    await opening
    expect((statSync(keyFile).mode & 0o777).toString(8)).toBe('600')
    await expect(openVault({ keyFile }, database)).resolves.toBeDefined()
  })

  it('are named in the error with their fault, without their value', async () => {
    writeFileSync(keyFile, 'first:c2hvcnQ=')
    await expect(openVault({ keyFile }, database)).rejects.toThrow(`${keyFile} holds no vault keys: an entry is not`)
    await expect(openVault({ keyFile }, database)).rejects.not.toThrow('c2hvcnQ')
  })
})
