import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openEmbedded } from '../../../companion/src/platform/database/embedded.ts'
import { refusalFor } from '../../../companion/src/platform/http/problem.ts'

const MEGABYTE = 1024 * 1024
const folder = mkdtempSync(join(tmpdir(), 'tollbridge-full-'))
const small = join(folder, 'small')
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Fills the disk with files, the last of which takes what is left. */
function fill(): string[] {
  const files: string[] = []
  for (const size of [MEGABYTE, 64 * 1024, 4 * 1024]) {
    for (;;) {
      const file = join(small, `.filler-${files.length}`)
      files.push(file)
      try {
        writeFileSync(file, Buffer.alloc(size, 1))
      } catch {
        break
      }
    }
  }
  return files
}

describe('an embedded database on a disk that becomes full', () => {
  it('SEC-L9: is not ready, refuses writes as not ready, and goes on once there is room', async ({ skip }) => {
    mkdirSync(small)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', small], { stdio: 'ignore' })
    } catch {
      skip('this user may not mount a small disk')
    }
    try {
      const database = await openEmbedded(join(small, 'data'))
      await database.execute('create table heap (content text)')
      const write = () =>
        database.execute(
          `insert into heap select string_agg(md5(n::text || random()::text), '') from generate_series(1, 20000) n`,
        )
      await write()
      await expect(database.ping()).resolves.toBeUndefined()

      const files = fill()
      await expect(database.ping()).rejects.toThrow('full')
      const faults: unknown[] = []
      for (let n = 0; n < 40 && faults.length === 0; n += 1) await write().catch((fault: unknown) => faults.push(fault))
      expect(refusalFor(faults[0])).toMatchObject({ code: 'NOT_READY', status: 503 })

      for (const file of files) rmSync(file, { force: true })
      await expect(database.ping()).resolves.toBeUndefined()
      await expect(write()).resolves.toBeDefined()
      await database.close()
    } finally {
      execFileSync('umount', ['-l', small])
    }
  })
})
