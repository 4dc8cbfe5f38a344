import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPostgresDatabase } from '../kit/database/database.ts'
import { freePort } from '../kit/database/postgres-cluster.ts'
import { startCompanion, stopCompanions } from '../kit/service/companion-process.ts'
import { newKeyText } from '../kit/service/vault.ts'

const PASSWORD = 'a long enough pass phrase'
const ADD = ['add-tenant', 'Acme', '--admin', 'ada@example.com']

let folder: string
let environment: Record<string, string>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tollbridge-operator-'))
  environment = { DATA_DIR: join(folder, 'data'), PORT: String(await freePort()) }
})
afterEach(async () => {
  await stopCompanions()
  rmSync(folder, { recursive: true, force: true })
})

const command = (...args: string[]) => startCompanion(environment, args).ended
const door = () => join(folder, 'data/.operator.json')

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** Sets a password by a printed link, and signs in. */
async function signInBy(link: string, url: string): Promise<number> {
  const token = link.trim().split('#token=')[1]
  expect((await post(`${url}/api/v1/passwords`, { token, password: PASSWORD })).status).toBe(204)
  return (await post(`${url}/api/v1/session`, { email: 'ada@example.com', password: PASSWORD })).status
}

describe('SEC-L11: an operator', () => {
  it.each(['embedded', 'postgres'])(
    'adds a tenant beside the running companion, and lets its admin in (%s)',
    async (kind) => {
      if (kind === 'postgres')
        environment = { ...environment, DATABASE_URL: await createPostgresDatabase(), VAULT_KEYS: newKeyText() }
      const url = await startCompanion(environment).ready

      const added = await command(...ADD)
      expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('within 24 hours') })
      expect(added.stdout).toMatch(new RegExp(`^${url}/set-password#token=[\\w-]{43}\\n$`))
      expect(await signInBy(added.stdout, url)).toBe(200)

      const again = await command(...ADD)
      expect(again).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^tollbridge: .*email address.*\n$/),
      })
      expect(await signInBy((await command('invite', 'ada@example.com')).stdout, url)).toBe(200)
    },
  )

  it('works on the folder of a companion that was killed, and of one that is stopped', async () => {
    const first = startCompanion(environment)
    await first.ready
    expect(statSync(door()).mode & 0o777).toBe(0o600)
    await first.kill('SIGKILL')
    expect((await command(...ADD)).code).toBe(0)

    const second = startCompanion(environment)
    await second.ready
    await second.kill('SIGTERM')
    expect(existsSync(door())).toBe(false)
    const { stdout } = await command('invite', 'ada@example.com')
    expect(await signInBy(stdout, await startCompanion(environment).ready)).toBe(200)
  })

  it('is let in at the door by the token of the data folder alone', async () => {
    await startCompanion(environment).ready
    const { port, token } = JSON.parse(readFileSync(door(), 'utf8')) as { port: number; token: string }
    const knock = (authorization: string | undefined, body: object) =>
      fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body: JSON.stringify(body),
      })
    const wish = { command: 'add-tenant', businessName: 'Evil', adminEmail: 'eve@example.com', adminName: 'Eve' }
    expect((await knock(undefined, wish)).status).toBe(403)
    expect((await knock('Bearer guess', wish)).status).toBe(403)
    expect((await knock(`Bearer ${token}`, { ...wish, role: 'root' })).status).toBe(400)
    expect((await knock(`Bearer ${token}`, { ...wish, businessName: 'x'.repeat(20_000) })).status).toBe(413)
    expect((await command('invite', 'eve@example.com')).stderr).toContain('No person has this email address')
  })

  it('reads what is wrong, with an exit code', async () => {
    expect(await command('add-tenant', 'Acme')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('add-tenant needs'),
    })
    expect(await command('restart')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no command restart'),
    })
    expect(await command(...ADD)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('there is no database of Tollbridge yet'),
    })
    expect((await command('--help')).stdout).toContain('add-tenant NAME --admin EMAIL')
  })
})
