import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { raiseNotice, type SalesforceRecord } from '../../../companion/src/notifications/notices.ts'
import type { OrganizationId, TenantId } from '../../../companion/src/platform/ids.ts'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import type { Browser } from '../../kit/service/sign-in.ts'

const ORG = '00D5e000000abcdEAA'
const OTHER = '00D5e000000wxyzEAA'

let service: TestApp
let admin: Browser
let address = 0

beforeAll(async () => {
  service = await startTestApp()
})
afterAll(() => service.close())
/** Signs in again, since days pass in the tests and end sessions. Advances the clock first, so that the newest audit entry is unambiguous. */
beforeEach(async () => {
  service.clock.advance({ seconds: 1 })
  admin = await service.signIn()
})

async function pair(organizationId = ORG): Promise<string> {
  const { code } = (await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>()
  const payload = { code, organizationId, organizationName: `Acme ${organizationId}`, environment: 'sandbox' }
  const remoteAddress = `10.7.0.${(address += 1)}`
  const answer = await service.inject({ method: 'POST', url: '/org-api/v1/pairings', payload, remoteAddress })
  return answer.json<{ key: string }>().key
}

type Ask = { method?: 'GET' | 'POST' | 'DELETE'; path?: string; from?: string; payload?: object; language?: string }

const ask = (key: string, { method = 'GET', path = 'status', from = ORG, payload, language = 'en' }: Ask = {}) =>
  service.inject({
    method,
    url: `/org-api/v1/${path}`,
    headers: { authorization: `Bearer ${key}`, 'tollbridge-organization-id': from, 'accept-language': language },
    payload,
    remoteAddress: `10.7.1.${(address += 1)}`,
  })

const works = async (key: string) => (await ask(key)).statusCode === 200

async function rotate(key: string): Promise<string> {
  const answer = await ask(key, { method: 'POST', path: 'key' })
  expect(answer.statusCode).toBe(201)
  return answer.json<{ key: string }>().key
}

const audited = async (action: string) =>
  (await admin.request({ url: `/api/v1/audit?action=${action}` })).json<{ entries: object[] }>().entries

describe('a new key of a paired org', () => {
  it('leaves the old one valid until a day after its own first use', async () => {
    const old = await pair()
    const fresh = await rotate(old)
    service.clock.advance({ days: 3 })
    expect(await works(old)).toBe(true)

    expect(await works(fresh)).toBe(true)
    service.clock.advance({ hours: 23 })
    expect(await works(old)).toBe(true)
    expect(await works(fresh)).toBe(true)
    service.clock.advance({ hours: 1 })
    expect(await works(old)).toBe(false)
    expect(await works(fresh)).toBe(true)
  })

  it('can be requested again after its answer was lost', async () => {
    const old = await pair()
    const lost = await rotate(old)
    const fresh = await rotate(old)
    expect(await works(lost)).toBe(false)
    expect(await works(fresh)).toBe(true)
    expect(await works(old)).toBe(true)
  })

  it('does not expire the old key when a copy of the org uses it', async () => {
    const old = await pair()
    const fresh = await rotate(old)
    expect((await ask(fresh, { from: OTHER })).json()).toMatchObject({ code: 'ORG_MISMATCH' })
    service.clock.advance({ days: 2 })
    expect(await works(old)).toBe(true)
  })

  it('is stored as a hash, and the audit trail does not show it', async () => {
    const fresh = await rotate(await pair())
    const { rows } = await service.database.execute('select row_to_json(o)::text as row from paired_org o')
    expect(JSON.stringify(rows)).not.toContain(fresh)
    const entries = await audited('pairing.key.replaced')
    expect(entries[0]).toMatchObject({ by: null, after: { organizationId: ORG } })
    expect(JSON.stringify(entries)).not.toContain(fresh)
  })

  it('is given a few times a minute, and only to an org with a key', async () => {
    const key = await pair()
    const headers = { authorization: `Bearer ${key}`, 'tollbridge-organization-id': ORG }
    const answers = []
    for (let time = 0; time < 11; time += 1)
      answers.push(await service.inject({ method: 'POST', url: '/org-api/v1/key', headers, remoteAddress: '10.2.2.2' }))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array.from({ length: 10 }, () => 201), 429])
    expect((await service.inject({ method: 'POST', url: '/org-api/v1/key' })).statusCode).toBe(401)
  })

  it('ends with a new pairing, as does the old key', async () => {
    const old = await pair()
    const fresh = await rotate(old)
    await pair()
    expect([await works(old), await works(fresh)]).toEqual([false, false])
  })
})

describe('the end of a pairing', () => {
  it('by the org revokes its keys at once', async () => {
    const old = await pair()
    const fresh = await rotate(old)
    expect((await ask(fresh, { method: 'DELETE', path: 'pairing' })).statusCode).toBe(204)
    expect([await works(old), await works(fresh)]).toEqual([false, false])
    expect((await audited('pairing.removed'))[0]).toMatchObject({ by: null, before: { organizationId: ORG } })
  })

  it('by an admin follows the list of paired orgs', async () => {
    const [key, other] = [await pair(), await pair(OTHER)]
    const listed = await admin.request({ url: '/api/v1/paired-orgs' })
    expect(listed.json<{ orgs: { organizationId: string }[] }>().orgs.map((org) => org.organizationId)).toEqual([ORG, OTHER]) // prettier-ignore
    expect((await admin.request({ method: 'DELETE', url: `/api/v1/paired-orgs/${ORG}` })).statusCode).toBe(204)
    expect([await works(key), (await ask(other, { from: OTHER })).statusCode]).toEqual([false, 200])
    expect((await audited('pairing.removed'))[0]).toMatchObject({ by: expect.anything() })
  })

  it('is refused for an org that is not paired, and to a person who is not an admin', async () => {
    const again = await admin.request({ method: 'DELETE', url: '/api/v1/paired-orgs/00D5e000000nonenEA' })
    expect(again.json()).toMatchObject({ code: 'NOT_FOUND' })
    expect((await service.inject({ method: 'DELETE', url: `/api/v1/paired-orgs/${OTHER}` })).statusCode).toBe(401)
    expect((await service.inject({ url: '/api/v1/paired-orgs' })).statusCode).toBe(401)
    expect((await service.inject({ method: 'DELETE', url: '/org-api/v1/pairing' })).statusCode).toBe(401)
  })
})

describe('what a paired org can read', () => {
  const raise = async (about: string, record?: SalesforceRecord) => {
    const { rows } = await service.database.execute('select tenant_id from tenant')
    const tenantId = String(rows[0]?.tenant_id) as TenantId
    const params = { points: 25, used: 40_000, limit: 100_000 }
    const news = { tenantId, code: 'CREDIT_JUMP', params, severity: 'warning', about, muted: true } as const
    await raiseNotice({ ...news, ...(record && { record }) }, service.platform)
  }
  const notices = async (key: string, language?: string) =>
    (await ask(key, { path: 'notices', language })).json<{ unread: number; notices: { noticeId: string }[] }>()

  it('is each notice in the language of the reader, unread until the org has read it', async () => {
    await raise('one')
    await raise('two')
    const key = await pair()
    const told = await notices(key)
    expect(told.unread).toBe(2)
    expect(told.notices[0]).toMatchObject({ code: 'CREDIT_JUMP', severity: 'warning', read: false })
    expect((await notices(key, 'sv')).notices[0]).not.toMatchObject({ title: expect.stringMatching(/^Credits/) })

    const noticeIds = told.notices.slice(0, 1).map(({ noticeId }) => noticeId)
    await ask(key, { method: 'POST', path: 'notices/read', payload: { noticeIds } })
    expect((await notices(key)).unread).toBe(1)
    await ask(key, { method: 'POST', path: 'notices/read', payload: {} })
    expect((await notices(key)).unread).toBe(0)
  })

  it('includes the record of a notice, only for the org of that record and with a valid id', async () => {
    const record = { organizationId: ORG as OrganizationId, recordId: '0065e00000AbCdEAAV' }
    await raise('with a record', record)
    await raise('with no id', { ...record, recordId: '../../secur/logout.jsp' })
    const recordsFor = async (organizationId: string) => {
      const answer = await ask(await pair(organizationId), { path: 'notices', from: organizationId })
      return answer.json<{ notices: { recordId: string | null }[] }>().notices.map(({ recordId }) => recordId)
    }
    const [here, elsewhere] = [await recordsFor(ORG), await recordsFor(OTHER)]
    expect(here.filter((recordId) => recordId !== null)).toEqual([record.recordId])
    expect(elsewhere.every((recordId) => recordId === null)).toBe(true)
    await service.database.execute("delete from notice where about like 'with %'")
  })

  it('includes the number of all notices, beyond the hundred that are listed', async () => {
    for (let index = 0; index < 101; index += 1) await raise(`one of many ${index}`)
    const { total, notices } = (await ask(await pair(), { path: 'notices' })).json<{ total: number; notices: [] }>()
    expect([notices.length, total]).toEqual([100, 103])
    await service.database.execute("delete from notice where about like 'one of many %'")
  })

  it('keeps a notice unread for another org and for people', async () => {
    const key = await pair(OTHER)
    expect((await ask(key, { path: 'notices', from: OTHER })).json()).toMatchObject({ unread: 2 })
    expect((await admin.request({ url: '/api/v1/notices' })).json()).toMatchObject({ unread: 2 })
  })

  it('includes unread notices, the forecast, and a missing comparison in the status', async () => {
    const status = (await ask(await pair())).json<{ notices: object; forecast: object; parity: null }>()
    expect(status).toMatchObject({ notices: { unread: 0 }, forecast: { limit: 100_000 }, parity: null })
  })

  it('includes the paired orgs and a missing comparison', async () => {
    const answer = (await ask(await pair(), { path: 'parity' })).json<{ report: null; orgs: object[] }>()
    expect(answer.report).toBeNull()
    expect(answer.orgs).toContainEqual(expect.objectContaining({ organizationId: ORG, environment: 'sandbox' }))
  })
})
