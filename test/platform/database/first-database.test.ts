import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPglite } from '../../../companion/src/platform/database/embedded.ts'
import { findEmptyDatabase, keepEmptyDatabase } from '../../../companion/src/platform/database/first-database.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollbridge-first-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

it('stores an empty database once, and copies it at a first start', async () => {
  const file = join(folder, 'below/empty.tar')
  expect(await findEmptyDatabase(file)).toBeUndefined()
  await keepEmptyDatabase(file)
  const { mtimeMs } = statSync(file)
  await keepEmptyDatabase(file)
  expect(statSync(file).mtimeMs).toBe(mtimeMs)

  const dataDir = join(folder, 'database')
  const database = await openPglite({ dataDir, loadDataDir: await findEmptyDatabase(file) })
  await database.execute('create table kept (answer integer); insert into kept values (42)')
  await database.close()
  expect(readFileSync(join(dataDir, 'PG_VERSION'), 'utf8')).toContain('18')

  const again = await openPglite({ dataDir })
  expect((await again.execute('select answer from kept')).rows).toEqual([{ answer: 42 }])
  await again.close()
})
