import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCompanion, stopCompanions } from './kit/service/companion-process.ts'
import { createPostgresDatabase } from './kit/database/database.ts'
import { freePort } from './kit/database/postgres-cluster.ts'
import { newKeyText } from './kit/service/vault.ts'

let folder: string
let environment: Record<string, string>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tollbridge-start-'))
  environment = { DATA_DIR: join(folder, 'data'), PORT: String(await freePort()) }
})
afterEach(async () => {
  await stopCompanions()
  rmSync(folder, { recursive: true, force: true })
})

/** The environment of a start on a new database. */
const databaseOf = async (kind: string): Promise<Record<string, string>> =>
  kind === 'postgres' ? { DATABASE_URL: await createPostgresDatabase(), VAULT_KEYS: newKeyText() } : {}

/** The JSON that an address answers. */
const asked = async (url: string): Promise<unknown> => (await fetch(url)).json()

const NOTHING_LEFT = 'there is nothing to undo'
const ONE_LINE = /^tollbridge: [^\n]+\. [^\n]+\n$/

/** The one line of a failed start. */
async function complaint(more: Record<string, string> = {}) {
  const { code, stderr } = await startCompanion({ ...environment, ...more }).ended
  expect(stderr).toMatch(ONE_LINE)
  expect(code).not.toBe(0)
  return { code, line: stderr.trim() }
}

describe('a start that fails', () => {
  it('names a stray file in the data folder', async () => {
    mkdirSync(join(folder, 'data'))
    writeFileSync(join(folder, 'data/holiday.jpg'), '')
    expect((await complaint()).line).toContain(`not Tollbridge's: ${join(folder, 'data/holiday.jpg')}. Move it away`)
  })

  it('names the port that is in use', async () => {
    const server = createServer().listen(Number(environment.PORT), '127.0.0.1')
    const { line, code } = await complaint()
    server.close()
    expect([line, code]).toEqual([
      `tollbridge: 127.0.0.1:${environment.PORT} is in use. Stop what listens there, or choose another port with PORT`,
      1,
    ])
  })

  it('names the second process on the data folder', async () => {
    await startCompanion(environment).ready
    const { line } = await complaint({ PORT: String(await freePort()) })
    expect(line).toContain(`another process uses the data folder ${environment.DATA_DIR}`)
  })

  it.each([
    ['mysql://localhost/db', 'DATABASE_URL is not an address of PostgreSQL'],
    [
      'postgres://user:hunter2@127.0.0.1:1/db',
      'PostgreSQL at 127.0.0.1:1/db does not answer (ECONNREFUSED). Start PostgreSQL there',
    ],
    ['postgres://user:hunter2@no-such-host.invalid/db', 'PostgreSQL at no-such-host.invalid/db'],
  ])('names what is wrong with DATABASE_URL %s, without the password', async (databaseUrl, words) => {
    const { line } = await complaint({ DATABASE_URL: databaseUrl, VAULT_KEYS: newKeyText() })
    expect(line).toContain(words)
    expect(line).not.toContain('hunter2')
  })

  it.each([
    ['/nowhere', 'has no such database'],
    ['wrong-password', 'refuses the user or the password'],
  ])('names the refusal of PostgreSQL: %s', async (wrong, words) => {
    const url = new URL(await createPostgresDatabase())
    if (wrong.startsWith('/')) url.pathname = wrong
    else url.password = wrong
    expect((await complaint({ DATABASE_URL: url.href, VAULT_KEYS: newKeyText() })).line).toContain(words)
  })

  it('T9 names a missing key, and a wrong one', async () => {
    const databaseUrl = await createPostgresDatabase()
    expect(await complaint({ DATABASE_URL: databaseUrl })).toMatchObject({
      code: 2,
      line: expect.stringContaining('there is no vault key'),
    })
    const first = startCompanion({ ...environment, DATABASE_URL: databaseUrl, VAULT_KEYS: newKeyText() })
    await first.ready
    await first.kill('SIGTERM')
    const { line } = await complaint({ DATABASE_URL: databaseUrl, VAULT_KEYS: newKeyText() })
    expect(line).toContain('is not the one that this database was used with')
  })

  it('names an invalid variable', async () => {
    expect(await complaint({ PORT: 'http' })).toMatchObject({ code: 2, line: expect.stringContaining('PORT') })
  })

  it('names the full disk', async ({ skip }) => {
    const small = join(folder, 'small')
    mkdirSync(small)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', small], { stdio: 'ignore' })
    } catch {
      skip('this user may not mount a small disk')
    }
    try {
      const { line } = await complaint({ DATA_DIR: join(small, 'data') })
      expect(line).toContain(`the disk of the data folder ${join(small, 'data')} is full. Free at least 150 MB there`)
    } finally {
      execFileSync('umount', [small])
    }
  })
})

describe('a start', () => {
  it('prints its usage with --help', async () => {
    const { code, stdout, stderr } = await startCompanion({}, ['--help']).ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('DATABASE_URL')
  })

  it('reverts one migration after the other with --rollback, and applies them again at the next start', async () => {
    const all = { ...environment, ...(await databaseOf('postgres')) }
    const first = startCompanion(all)
    await first.ready
    await first.kill('SIGTERM')
    for (const line of [
      'undone: 0013_work_log',
      'undone: 0012_invitations',
      'undone: 0011_notices',
      'undone: 0010_refusals_once',
      'undone: 0009_connection_shown',
      'undone: 0008_connection_health',
      'undone: 0007_sandboxes',
      'undone: 0006_doubted_tokens',
      'undone: 0005_who_spends',
      'undone: 0004_reader_keys',
      'undone: 0003_pairing_names',
      'undone: 0002_parity_and_switch',
      'undone: 0001_credits',
      'undone: 0000_initial',
      NOTHING_LEFT,
    ]) {
      expect(await startCompanion(all, ['--rollback']).ended).toMatchObject({ code: 0, stdout: `${line}\n` })
    }
    await expect(startCompanion(all).ready).resolves.toContain('http://127.0.0.1')
  })

  it('says which variables are missing when no person can sign in', async () => {
    const companion = startCompanion(environment)
    await companion.ready
    expect(companion.output()).toContain('nobody can sign in: start with BUSINESS_NAME, FIRST_ADMIN_EMAIL and SMTP_URL')
    expect(statSync(join(folder, 'data/vault.key')).mode & 0o777).toBe(0o600)
  })

  it.each(['embedded', 'postgres'])('keeps all data after kill -9 (%s)', async (kind) => {
    const more = await databaseOf(kind)
    const all = { ...environment, ...more, BUSINESS_NAME: 'Acme', FIRST_ADMIN_EMAIL: 'ada@example.com' }
    const first = startCompanion(all)
    await expect(asked(`${await first.ready}/ready`)).resolves.toEqual({ status: 'ok' })
    expect((await first.kill('SIGKILL')).signal).toBe('SIGKILL')

    const second = startCompanion({ ...environment, ...more })
    const url = await second.ready
    expect(second.output()).not.toContain('nobody can sign in')
    await expect(asked(`${url}/ready`)).resolves.toEqual({ status: 'ok' })
  })
})

describe('A7 a stop', () => {
  it.each([
    ['embedded', 'SIGTERM'],
    ['embedded', 'SIGINT'],
    ['postgres', 'SIGTERM'],
  ] as const)('answers requests in flight and ends before its deadline (%s, %s)', async (kind, signal) => {
    const more = await databaseOf(kind)
    const companion = startCompanion({ ...environment, ...more })
    const url = await companion.ready
    const asked = Array.from({ length: 20 }, () =>
      fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"email":"a@b","password":"x"}',
      }),
    )
    await Promise.race(asked)
    const { code, stdout, stderr } = await companion.kill(signal)
    // A stop that takes longer than ten seconds ends with code 1.
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('"msg":"stopped"')
    const answered = await Promise.allSettled(asked)
    expect(answered.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
    await expect(fetch(`${url}/health`)).rejects.toThrow()
  })
})
