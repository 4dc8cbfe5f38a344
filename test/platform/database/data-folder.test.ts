import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { explainFolderFault, prepareDataFolder } from '../../../companion/src/platform/database/data-folder.ts'
import { lockFolder } from '../../../companion/src/platform/database/folder-lock.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollbridge-folder-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the data folder', () => {
  it('is created with its parents', () => {
    prepareDataFolder(join(folder, 'a/b'))
    expect(readdirSync(join(folder, 'a'))).toEqual(['b'])
  })

  it('may contain files of the service and hidden files', () => {
    mkdirSync(join(folder, 'database'))
    for (const name of ['vault.key', 'lock.sqlite', '.DS_Store']) writeFileSync(join(folder, name), '')
    expect(() => {
      prepareDataFolder(folder)
    }).not.toThrow()
  })

  it('is refused with a stray file beside the database or in place of it', () => {
    writeFileSync(join(folder, 'notes.txt'), '')
    expect(() => {
      prepareDataFolder(folder)
    }).toThrow(`not Tollbridge's: ${join(folder, 'notes.txt')}`)
    rmSync(join(folder, 'notes.txt'))
    mkdirSync(join(folder, 'database'))
    writeFileSync(join(folder, 'database/stray'), '')
    expect(() => {
      prepareDataFolder(folder)
    }).toThrow(join(folder, 'database/stray'))
  })

  it('is refused when it is a file', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(() => {
      prepareDataFolder(file)
    }).toThrow('is a file')
    expect(() => {
      prepareDataFolder(join(file, 'below'))
    }).toThrow('is a file')
  })

  it('is refused on a full disk, before anything is written', () => {
    expect(() => {
      prepareDataFolder(folder, () => 10_000_000)
    }).toThrow('is full. Free at least 150 MB there')
    mkdirSync(join(folder, 'database'))
    writeFileSync(join(folder, 'database/PG_VERSION'), '18')
    expect(() => {
      prepareDataFolder(folder, () => 10_000_000)
    }).toThrow('Free at least 30 MB there')
    expect(() => {
      prepareDataFolder(folder, () => 100_000_000)
    }).not.toThrow()
  })

  it.each([
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), 'is full'],
    [{ name: 'ErrnoError', errno: 51 }, 'is full'],
    [Object.assign(new Error('x'), { code: 'EACCES' }), 'cannot be written (EACCES)'],
    [Object.assign(new Error('x'), { code: 'EROFS' }), 'cannot be written (EROFS)'],
  ])('describes the error %j', (fault, words) => {
    expect(explainFolderFault(fault, folder)).toMatchObject({
      name: 'StartupFault',
      message: expect.stringContaining(words),
    })
  })
})

describe('the lock of a folder', () => {
  it('is held by one process at a time, and free after that', () => {
    const lock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(`another process uses the data folder ${folder}`)
    lock.release()
    lockFolder(folder).release()
  })
})
