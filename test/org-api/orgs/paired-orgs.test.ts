import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { person, tenant } from '../../../companion/src/accounts/tables.ts'
import { readPairedOrgs } from '../../../companion/src/org-api/orgs/read.ts'
import { issuePairingCode } from '../../../companion/src/org-api/pairing/pairing.ts'
import { newId, type PersonId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { connect, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'
import { tokenIn } from '../../kit/service/mail.ts'
import { signInAs, type Browser } from '../../kit/service/sign-in.ts'

const ORG = '00D5e000000abcdEAA'
const GOLDEN = readFileSync(join(import.meta.dirname, '../../fixtures/parity/production.fingerprint'), 'utf8')

type Pairing = { pairingId: string; code: string; expiresAt: string; lifetimeSeconds: number }
type Listed = { organizationId: string; pairingId: string; lastHeardAt: string; fingerprint: object | null }

let test: ConnectTest
let address = 0
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
beforeEach(async () => {
  await test.settleAccounts()
  await test.database.execute('delete from paired_org')
  await test.database.execute('delete from fingerprint')
})

const issue = async (by: Browser = test.admin) =>
  (await by.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<Pairing>()

const redeem = (code: string, organizationId = ORG) =>
  test.app.inject({
    method: 'POST',
    url: '/org-api/v1/pairings',
    remoteAddress: `10.9.7.${(address += 1)}`,
    payload: { code, organizationId, organizationName: 'Acme', environment: 'sandbox' },
  })

const pair = async (organizationId = ORG) =>
  (await redeem((await issue()).code, organizationId)).json<{ key: string }>().key

const send = (key: string, request: { method: 'PUT' | 'POST'; path: string; payload: object }) =>
  test.app.inject({
    method: request.method,
    url: `/org-api/v1/${request.path}`,
    headers: { authorization: `Bearer ${key}`, 'tollbridge-organization-id': ORG },
    payload: request.payload,
  })

const listed = async (by: Browser = test.admin) =>
  (await by.request({ url: '/api/v1/paired-orgs' })).json<{ orgs: Listed[] }>().orgs

/** Another person of the account, with read access. */
async function signInUser(): Promise<Browser> {
  const person = { name: 'Bo Ek', email: `bo${(address += 1)}@example.com`, language: 'en', role: 'user' }
  await test.admin.request({ method: 'POST', url: '/api/v1/people', payload: person })
  await test.jobs.run()
  const mail = test.mail.sent.find(({ to }) => to === person.email)
  const password = 'a long enough password'
  if (mail) await test.app.inject({ method: 'POST', url: '/api/v1/passwords', payload: { token: tokenIn(mail), password } }) // prettier-ignore
  return signInAs(test.app, { email: person.email, password })
}

describe('a pairing code', () => {
  it('shows how long it works, and names the pairing without showing the code', async () => {
    const { pairingId, code, expiresAt, lifetimeSeconds } = await issue()
    expect(lifetimeSeconds).toBe(900)
    expect(new Date(expiresAt).getTime() - test.clock.now().getTime()).toBe(900_000)

    await redeem(code)

    expect(await listed()).toMatchObject([{ organizationId: ORG, pairingId }])
  })

  it('replaces the previous code of the same person', async () => {
    const [lost, fresh] = [await issue(), await issue()]
    expect((await redeem(lost.code)).json()).toMatchObject({ code: 'PAIRING_CODE_REFUSED' })
    expect((await redeem(fresh.code)).statusCode).toBe(201)
  })

  it('does not replace the code of another person', async () => {
    const { code } = await issue()
    const bo = { tenantId: await tenantId(), personId: newId<PersonId>(), name: 'Bo Ek' }
    await issuePairingCode(bo, test.platform)
    expect((await redeem(code)).statusCode).toBe(201)
  })
})

const tenantId = async () => {
  const { rows } = await test.database.execute('select tenant_id from tenant order by created_at')
  return String(rows[0]?.tenant_id) as TenantId
}

describe('the paired orgs', () => {
  it('show when and by whom they were paired, as does the audit trail', async () => {
    await pair()
    const pairedAt = test.clock.now().toISOString()
    expect(await listed()).toEqual([
      {
        organizationId: ORG,
        organizationName: 'Acme',
        environment: 'sandbox',
        pairedAt,
        pairedBy: 'Ada Admin',
        pairingId: expect.any(String),
        lastHeardAt: pairedAt,
        connected: false,
        fingerprint: null,
      },
    ])
    const audit = await test.admin.request({ url: '/api/v1/audit?action=pairing.added' })
    const after = { organizationId: ORG, organizationName: 'Acme', environment: 'sandbox' }
    expect(audit.json<{ entries: object[] }>().entries[0]).toMatchObject({ by: 'Ada Admin', before: null, after })
  })

  it('show when they last sent anything, be it API requests or a fingerprint', async () => {
    const key = await pair()
    test.clock.advance({ minutes: 5 })
    await send(key, { method: 'PUT', path: 'allowance', payload: { used: 10, limit: 100 } })
    const reportedAt = test.clock.now().toISOString()
    expect(await listed()).toMatchObject([{ lastHeardAt: reportedAt, fingerprint: null }])

    test.clock.advance({ minutes: 5 })
    const part = { runId: crypto.randomUUID(), part: 1, parts: 1, content: GOLDEN }
    await send(key, { method: 'POST', path: 'fingerprints', payload: part })
    const takenAt = test.clock.now().toISOString()
    expect(await listed()).toMatchObject([{ lastHeardAt: takenAt, fingerprint: { takenAt, source: 'pushed' } }])
  })

  it('mark the connected one', async () => {
    await connect(test.admin, test.sandbox)
    await pair()
    await pair(test.sandbox.organizationId)
    const marked = (await listed()).filter((org) => 'connected' in org && org.connected)
    expect(marked.map(({ organizationId }) => organizationId)).toEqual([test.sandbox.organizationId])
  })

  it('can be seen by every person of the account, and ended by admins', async () => {
    await pair()
    const user = await signInUser()
    expect(await listed(user)).toHaveLength(1)
    for (const [method, url] of [
      ['DELETE', `/api/v1/paired-orgs/${ORG}`],
      ['POST', '/api/v1/pairing-codes'],
    ] as const)
      // prettier-ignore
      expect((await user.request({ method, url })).json()).toMatchObject({ code: 'ADMIN_ONLY' })
  })
})

describe('A1 another tenant', () => {
  const elsewhere = newId<TenantId>()
  const eve = { tenantId: elsewhere, personId: newId<PersonId>(), name: 'Eve Else' }
  const deps = () => test.platform
  beforeAll(async () => {
    const other = { tenantId: elsewhere, businessName: 'Else', createdAt: test.clock.now() }
    await test.database.db.insert(tenant).values(other)
    const account = { email: 'eve@else.example', role: 'admin' as const, language: 'en' as const }
    await test.database.db.insert(person).values({ ...eve, ...account, createdAt: test.clock.now() })
  })

  it('sees no paired org of ours, nor we of theirs, even for the same org', async () => {
    await pair()
    const { code, pairingId } = await issuePairingCode(eve, deps())
    await redeem(code)

    const theirs = await readPairedOrgs(elsewhere, test.platform)
    expect(theirs).toMatchObject([{ organizationId: ORG, pairedBy: 'Eve Else', pairingId }])
    expect(await listed()).toMatchObject([{ organizationId: ORG, pairedBy: 'Ada Admin' }])
  })

  it('cannot be unpaired by us', async () => {
    await redeem((await issuePairingCode(eve, deps())).code)
    const answer = await test.admin.request({ method: 'DELETE', url: `/api/v1/paired-orgs/${ORG}` })
    expect(answer.json()).toMatchObject({ code: 'NOT_FOUND' })
  })
})
