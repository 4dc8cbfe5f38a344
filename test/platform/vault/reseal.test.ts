import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sealedInConnections } from '../../../companion/src/connections/tokens/sealed-columns.ts'
import { sealedKinds } from '../../../companion/src/platform/service.ts'
import { handshake } from '../../../companion/src/connections/tables.ts'
import type { ConnectionRow } from '../../../companion/src/connections/connection/store.ts'
import { inConnection, inHandshake } from '../../../companion/src/connections/tokens/secrets.ts'
import { createBossJobs } from '../../../companion/src/platform/jobs/boss-jobs.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { newId } from '../../../companion/src/platform/ids.ts'
import type { HandshakeId } from '../../../companion/src/connections/ids.ts'
import { parseKeyRing } from '../../../companion/src/platform/vault/key-ring.ts'
import { openVault } from '../../../companion/src/platform/vault/open.ts'
import { createLog } from '../../../companion/src/platform/log.ts'
import { openPostgres } from '../../../companion/src/platform/database/postgres.ts'
import { queuedMail, workOnMail } from '../../../companion/src/platform/mail/queued-mail.ts'
import { requireEveryKey, resealAll, type ResealDeps } from '../../../companion/src/platform/vault/reseal.ts'
import { createVault, keyIdOf, type Vault } from '../../../companion/src/platform/vault/vault.ts'
import { startRefreshTest, readName, type RefreshTest } from '../../kit/connections/refresh.ts'
import { startCompanion, stopCompanions } from '../../kit/service/companion-process.ts'
import { createPostgresDatabase, describeOnBoth } from '../../kit/database/database.ts'
import { freePort } from '../../kit/database/postgres-cluster.ts'
import { newKeyText } from '../../kit/service/vault.ts'

const SILENT = createLog('silent')

const SEALED = sealedKinds([{ api: undefined, sealed: sealedInConnections }])

const [OLD, YOUNG] = [newKeyText('old'), newKeyText('young')]
const oldVault = createVault(parseKeyRing(OLD))
const bothVault = createVault(parseKeyRing(`${YOUNG},${OLD}`))
const youngVault = createVault(parseKeyRing(YOUNG))

const keyOf = (sealed: string | null): string => keyIdOf(sealed ?? '')

/** Every table of the service and the queue with a row that a key sealed. */
async function tablesWith(keyId: string, database: OpenDatabase): Promise<string[]> {
  const { rows } = await database.execute(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE' and table_name not like 'vault%'`,
  )
  const names = rows.map(({ name }) => String(name))
  const holding = await Promise.all(
    names.map((name) => database.execute(`select 1 from ${name} t where t::text like '%v1.${keyId}.%'`)),
  )
  return names.filter((_name, index) => holding[index]?.rows.length).toSorted()
}

describeOnBoth('T8 values that an old key sealed', (kind) => {
  let test: RefreshTest
  let row: ConnectionRow
  let logged: [level: string, details: object][]
  beforeAll(async () => {
    test = await startRefreshTest({ kind, vault: oldVault })
  })
  afterAll(() => test.closeAll())
  beforeEach(async () => {
    logged = []
    await openVault({ keys: OLD, keyFile: 'none' }, test.database)
    await openVault({ keys: `${YOUNG},${OLD}`, keyFile: 'none' }, test.database)
    row = await test.begin()
  })
  afterEach(async () => {
    await test.settleAccounts()
    await test.database.execute('delete from vault_canary')
  })

  const deps = (more: Partial<ResealDeps> = {}): ResealDeps => ({
    db: test.db,
    vault: bothVault,
    kinds: SEALED,
    log: {
      info: (details) => logged.push(['info', details]),
      error: (details) => logged.push(['error', details]),
    },
    ...more,
  })
  const marks = async () => (await test.database.execute('select key_id from vault_canary order by 1')).rows
  const start = (vault: Vault) => requireEveryKey({ db: test.db, vault, kinds: SEALED })

  async function addHandshake(): Promise<typeof handshake.$inferSelect> {
    const at = { tenantId: row.tenantId, handshakeId: newId<HandshakeId>() }
    const [added] = await test.db
      .insert(handshake)
      .values({
        ...at,
        state: 'waiting',
        oauthStateHash: at.handshakeId,
        browserHash: 'hash',
        environment: 'sandbox',
        loginOrigin: test.org.loginUrl,
        clientId: test.org.clientId,
        clientSecret: oldVault.seal('the secret', inHandshake(at, 'clientSecret')),
        verifier: oldVault.seal('the verifier', inHandshake(at, 'verifier')),
        expiresAt: test.clock.now(),
      })
      .returning()
    if (!added) throw new Error('no handshake is stored')
    return added
  }

  it('are all sealed with the new key, which alone opens them', async () => {
    const { handshakeId, tenantId } = await addHandshake()
    expect(await tablesWith('old', test.database)).toEqual(['public.connection', 'public.handshake'])
    await resealAll(deps())
    expect(await tablesWith('old', test.database)).toEqual([])
    const now = await test.row(row)
    for (const field of ['clientSecret', 'accessToken', 'refreshToken'] as const)
      expect(youngVault.open(now[field] ?? '', inConnection(row, field))).toBe(
        oldVault.open(row[field] ?? '', inConnection(row, field)),
      )
    const [begun] = await test.db.select().from(handshake)
    expect(youngVault.open(begun?.verifier ?? '', inHandshake({ tenantId, handshakeId }, 'verifier'))).toBe(
      'the verifier',
    )
  })

  it('are logged once as gone, after which the old key can be removed', async () => {
    await expect(start(youngVault)).rejects.toThrow(/sealed with the vault key 'old', which is not given.*new key and/)
    await resealAll(deps())
    await resealAll(deps())
    expect(logged).toEqual([['info', { keyId: 'old' }]])
    expect(await marks()).toEqual([{ key_id: 'young' }])
    await expect(start(youngVault)).resolves.toBeUndefined()
    await expect(openVault({ keys: YOUNG, keyFile: 'none' }, test.database)).resolves.toBeDefined()
  })

  it('do not overwrite a value that changed during the re-seal', async () => {
    const changed = oldVault.seal('changed', inConnection(row, 'accessToken'))
    const kinds = SEALED.filter(({ name }) => name === 'connection.access_token').map((one) => ({
      ...one,
      replace: async (...args: Parameters<typeof one.replace>) => {
        await test.db.execute(sql`update connection set access_token = ${changed}`)
        await one.replace(...args)
      },
    }))
    await resealAll(deps({ kinds }))
    expect((await test.row(row)).accessToken).toBe(changed)
    expect(logged).toEqual([])
    expect(await marks()).toHaveLength(2)
    await resealAll(deps())
    expect(keyOf((await test.row(row)).accessToken)).toBe('young')
  })

  it('that do not open stay as they are, keep their key, and do not block the others', async () => {
    await test.database.execute(`update connection set client_secret = 'v1.old.broken'`)
    await resealAll(deps())
    expect(logged).toMatchObject([['error', { kind: 'connection.client_secret', id: row.connectionId }]])
    expect(keyOf((await test.row(row)).refreshToken)).toBe('young')
    expect(await marks()).toHaveLength(2)
    await expect(start(youngVault)).rejects.toThrow("the vault key 'old'")
  })

  it('are sealed in batches', async () => {
    const values = `select gen_random_uuid(), tenant_id, state, gen_random_uuid(), browser_hash, environment, login_origin,
      client_id, client_secret, verifier, expires_at from handshake`
    await addHandshake()
    await test.database.execute(
      `insert into handshake (handshake_id, tenant_id, state, oauth_state_hash, browser_hash, environment, login_origin,
        client_id, client_secret, verifier, expires_at) ${values}, generate_series(1, 250)`,
    )
    await resealAll(deps())
    // The copies are in rows for which they were not sealed, so they do not open. Each was tried once.
    expect(logged.filter(([level]) => level === 'error')).toHaveLength(500)
  })

  it('in waiting mail are sealed again, and the mail is sent', async () => {
    const log = { error: () => undefined }
    const before = await createBossJobs(test.database, log)
    const after = await createBossJobs(test.database, log)
    const mail = queuedMail({ jobs: before, vault: oldVault })
    await before.start()
    await mail.send({ to: 'ada@example.com', subject: 'Hello', text: 'A link' })
    await before.stop()
    expect(await tablesWith('old', test.database)).toContain('pgboss.job')
    await expect(start(youngVault)).rejects.toThrow("the vault key 'old'")

    await resealAll(deps())

    expect(await tablesWith('old', test.database)).toEqual([])
    const sent: string[] = []
    await workOnMail({ jobs: after, vault: youngVault, log: SILENT, post: async ({ to }) => void sent.push(to) })
    await after.start()
    await expect.poll(() => sent).toEqual(['ada@example.com'])
    await after.stop()
  })
})

describe('T8 a key that is replaced while the service runs', () => {
  let test: RefreshTest
  beforeAll(async () => {
    test = await startRefreshTest({ kind: 'postgres', vault: oldVault })
  })
  afterAll(() => test.closeAll())
  afterEach(() => test.settleAccounts())

  it('causes no error under a load of refreshes and calls, and the old key can be removed', async () => {
    const rows = await Promise.all(Array.from({ length: 12 }, () => test.storeConnection()))
    await test.forgetCalls()
    const [oldFirst, youngFirst] = [createVault(parseKeyRing(`${OLD},${YOUNG}`)), bothVault]
    const processes = [oldFirst, youngFirst].map((vault) => ({ ...test.newProcess(), vault }))
    const errors: unknown[] = []
    const log = { info: () => undefined, error: (details: object) => errors.push(details) }
    const reseal = () => resealAll({ db: test.db, vault: youngFirst, kinds: SEALED, log })
    const [stop, fail] = [new AbortController(), (fault: unknown) => errors.push(fault)]
    const callsDone: number[] = []
    const load = async (process: (typeof processes)[number], own: number) => {
      const caller = callsDone.push(0) - 1
      for (let round = own * 5; !stop.signal.aborted; round++) {
        const row = rows[round % rows.length]
        if (row) await readName(row, process).catch(fail)
        callsDone[caller] = round
      }
    }
    const nextCallOfEach = async () => {
      const before = [...callsDone]
      await expect.poll(() => callsDone.every((done, caller) => done > (before[caller] ?? 0))).toBe(true)
    }

    const loads = processes.flatMap((process) => [0, 1, 2].map((own) => load(process, own)))
    try {
      for (let turn = 2; turn < 7; turn++) {
        await test.endSessions()
        await reseal()
        const renewed = async () => (await Promise.all(rows.map(test.row))).every((one) => one.tokenVersion >= turn)
        await expect.poll(renewed).toBe(true)
        // A session that ends again before the retry would fail the call.
        await nextCallOfEach()
      }
    } finally {
      stop.abort()
      await Promise.all(loads)
    }
    await reseal()

    expect(errors).toEqual([])
    expect(await tablesWith('old', test.database)).toEqual([])
    expect((await test.calls()).auth).toBe(rows.length * 5)
    await test.endSessions()
    const alone = { ...test.newProcess(), vault: youngVault }
    for (const row of rows) expect(await readName(row, alone)).toMatchObject({ Name: test.org.name })
  })
})

describe('T8 the whole service', () => {
  afterAll(() => stopCompanions())

  it('starts with the new key alone once its log allows it, and not before', async () => {
    const url = await createPostgresDatabase()
    const database = await openPostgres(url)
    const environment = {
      DATABASE_URL: url,
      PORT: String(await freePort()),
      BUSINESS_NAME: 'Acme',
      FIRST_ADMIN_EMAIL: 'ada@example.com',
    }
    const start = async (keys: string) => {
      const companion = startCompanion({ ...environment, VAULT_KEYS: keys })
      await companion.ready
      return companion
    }
    const complaint = async (keys: string) => (await startCompanion({ ...environment, VAULT_KEYS: keys }).ended).stderr

    const first = await start(OLD)
    // Without a mail server the first link waits in the queue, sealed.
    await expect.poll(() => tablesWith('old', database)).toContain('pgboss.job')
    await first.kill('SIGTERM')
    expect(await complaint(YOUNG)).toContain('this database was used with other vault keys')
    await openVault({ keys: `${YOUNG},${OLD}`, keyFile: 'none' }, database)
    expect(await complaint(YOUNG)).toContain("values sealed with the vault key 'old', which is not given")

    const both = await start(`${YOUNG},${OLD}`)
    const output = () => both.output()
    await expect.poll(output).toMatch(/"keyId":"old".*it can be taken out of VAULT_KEYS/)
    await both.kill('SIGTERM')
    expect(await tablesWith('young', database)).toContain('pgboss.job')
    await (await start(YOUNG)).kill('SIGTERM')
    await database.close()
  })
})
