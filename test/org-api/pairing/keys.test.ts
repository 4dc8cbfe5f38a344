import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, describeOnBoth } from '../../kit/database/database.ts'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import type { Browser } from '../../kit/service/sign-in.ts'

const ORG = '00D5e000000abcdEAA'

type Keys = { key: string; readerKey: string }
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Call = [Method, string, object?]

const READS: Call[] = [
  ['GET', 'status'],
  ['GET', 'usage?range=24h&timeZone=UTC'],
  ['GET', 'parity'],
  ['GET', 'notices'],
  ['POST', 'notices/read', {}],
]

const MANAGES: Call[] = [
  ['PUT', 'allowance', { used: 1, limit: 2 }],
  ['POST', 'fingerprints', { runId: '00000000-0000-4000-8000-000000000000', part: 1, parts: 2, content: 'x' }],
  ['POST', 'key'],
  ['DELETE', 'pairing'],
]

describeOnBoth('PK-A17 the two keys of a paired org', (kind) => {
  let service: TestApp
  let admin: Browser
  let address = 0

  beforeAll(async () => {
    service = await startTestApp({ database: await openTestDatabase(kind) })
  })
  afterAll(() => service.close())
  beforeEach(async () => {
    service.clock.advance({ seconds: 1 })
    admin = await service.signIn()
  })

  const from = () => `10.8.${(address += 1) % 250}.9`

  async function pair(): Promise<Keys> {
    const { code } = (await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>()
    const payload = { code, organizationId: ORG, organizationName: 'Acme', environment: 'sandbox' }
    const answer = await service.inject({ method: 'POST', url: '/org-api/v1/pairings', payload, remoteAddress: from() })
    expect(answer.statusCode).toBe(201)
    return answer.json<Keys>()
  }

  const ask = (key: string, [method, path, payload]: Call) =>
    service.inject({
      method,
      url: `/org-api/v1/${path}`,
      headers: { authorization: `Bearer ${key}`, 'tollbridge-organization-id': ORG },
      remoteAddress: from(),
      ...(payload && { payload }),
    })

  const renew = (key: string) => ask(key, ['POST', 'key'])
  const renewed = async (key: string) => (await renew(key)).json<Keys>()
  const works = async (key: string) => (await ask(key, ['GET', 'status'])).statusCode === 200
  const working = (keys: string[]) => Promise.all(keys.map(works))

  it('let the manage key do everything, and the reader key only read and mark notices as read', async () => {
    const { key, readerKey } = await pair()
    for (const call of READS) {
      expect((await ask(readerKey, call)).statusCode, call[1]).toBeLessThan(300)
      expect((await ask(key, call)).statusCode, call[1]).toBeLessThan(300)
    }
    for (const call of MANAGES) {
      const refused = await ask(readerKey, call)
      expect([refused.statusCode, refused.json()], call[1]).toMatchObject([403, { code: 'ORG_ADMIN_KEY_REQUIRED' }])
    }
    for (const call of MANAGES.slice(0, 2)) expect((await ask(key, call)).statusCode, call[1]).toBeLessThan(300)
    expect((await ask(key, ['DELETE', 'pairing'])).statusCode).toBe(204)
    expect(await working([key, readerKey])).toEqual([false, false])
  })

  it('say in the language of the caller who may do what the reader key may not', async () => {
    const { readerKey } = await pair()
    const titleIn = async (language: string) => {
      const headers = {
        authorization: `Bearer ${readerKey}`,
        'tollbridge-organization-id': ORG,
        'accept-language': language,
      }
      return (await service.inject({ method: 'DELETE', url: '/org-api/v1/pairing', headers })).json<{ title: string }>()
        .title
    }
    const titles = []
    for (const language of ['en', 'fr', 'ja', 'ko', 'sv', 'zh-TW']) titles.push(await titleIn(language))
    expect(new Set(titles).size).toBe(6)
  })

  it('each work until a day after their own successor was first used', async () => {
    const old = await pair()
    const fresh = await renewed(old.key)
    service.clock.advance({ days: 3 })
    expect(await working([old.key, old.readerKey])).toEqual([true, true])

    expect(await works(fresh.readerKey)).toBe(true)
    service.clock.advance({ hours: 23, minutes: 59 })
    expect(await working([old.key, old.readerKey])).toEqual([true, true])
    service.clock.advance({ minutes: 1 })
    expect(await working([old.key, old.readerKey])).toEqual([true, false])

    expect(await works(fresh.key)).toBe(true)
    service.clock.advance({ days: 1 })
    expect(await working([old.key, fresh.key, fresh.readerKey])).toEqual([false, true, true])
  })

  it('keep the reader key that the org uses when the answer with a new one is lost', async () => {
    const old = await pair()
    const lost = await renewed(old.key)
    const fresh = await renewed(old.key)
    expect(await working([lost.key, lost.readerKey])).toEqual([false, false])
    expect(await working([old.key, old.readerKey])).toEqual([true, true])
    expect(await working([fresh.key, fresh.readerKey])).toEqual([true, true])
  })

  it('end together with a new pairing', async () => {
    const old = await pair()
    const fresh = await renewed(old.key)
    const current = await pair()
    expect(await working([old.key, old.readerKey, fresh.key, fresh.readerKey])).toEqual([false, false, false, false])
    expect(await working([current.key, current.readerKey])).toEqual([true, true])
  })

  it('leave one working pair when an org renews twice at once', async () => {
    const old = await pair()
    const answers = await Promise.all([renew(old.key), renew(old.key), renew(old.key)])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
    const given = answers.map((answer) => answer.json<Keys>())
    expect(await working([old.key, old.readerKey])).toEqual([true, true])
    const alive = []
    for (const { key, readerKey } of given) alive.push(await working([key, readerKey]))
    expect(alive.filter(([key, readerKey]) => key && readerKey)).toHaveLength(1)
    expect(alive.filter(([key, readerKey]) => key || readerKey)).toHaveLength(1)
  })

  it('are never those of a pairing that a renewal met on its way', async () => {
    const old = await pair()
    const [renewal, current] = await Promise.all([renew(old.key), pair()])
    expect(await working([current.key, current.readerKey])).toEqual([true, true])
    const late = renewal.statusCode === 201 ? renewal.json<Keys>() : undefined
    if (late) expect(await working([late.key, late.readerKey])).toEqual([false, false])
    else expect(renewal.json()).toMatchObject({ code: 'ORG_KEY_INVALID' })
    expect(await works(old.key)).toBe(false)
  })

  it('are missing one in an org that an earlier version paired, until it renews', async () => {
    const { key, readerKey } = await pair()
    await service.database.execute('update paired_org set reader_key_hash = null')
    expect(await working([key, readerKey])).toEqual([true, false])
    const fresh = await renewed(key)
    expect(await working([fresh.key, fresh.readerKey])).toEqual([true, true])
  })
})

describe('PK-A4 the greeting of a companion', () => {
  it('says that it is one and which version it speaks, without a key and without a word of any tenant', async () => {
    const service = await startTestApp()
    const hello = () => service.inject({ url: '/org-api/v1/hello', remoteAddress: '10.9.9.9' })
    expect((await hello()).json()).toEqual({ service: 'tollbridge-companion', apiVersion: 1 })
    const codes = []
    for (let time = 0; time < 120; time += 1) codes.push((await hello()).statusCode)
    expect(codes.filter((code) => code === 429)).toHaveLength(1)
    await service.close()
  })
})
