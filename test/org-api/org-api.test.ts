import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, handshakeState, startConnectTest, type ConnectTest } from '../kit/connections/connect.ts'

const ORG = '00D5e000000abcdEAA'
const OTHER = '00D5e000000wxyzEAA'

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
beforeEach(() => test.settleAccounts())

let address = 0

const issue = async () => {
  const answer = await test.admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })
  expect(answer.statusCode).toBe(201)
  return answer.json<{ code: string; expiresAt: string }>()
}
const redeem = (code: string, organizationId = ORG, from = `10.9.8.${(address += 1)}`) =>
  test.app.inject({
    method: 'POST',
    url: '/org-api/v1/pairings',
    remoteAddress: from,
    payload: { code, organizationId, organizationName: 'Acme', environment: 'sandbox' },
  })
const pair = async (organizationId = ORG) => {
  const answer = await redeem((await issue()).code, organizationId)
  expect(answer.statusCode).toBe(201)
  return answer.json<{ key: string }>().key
}
const status = (key: string, organizationId?: string) =>
  test.app.inject({
    url: '/org-api/v1/status',
    headers: {
      authorization: `Bearer ${key}`,
      ...(organizationId && { 'tollbridge-organization-id': organizationId }),
    },
  })

describe('pairing an org', () => {
  it('exchanges a code for a key, and stores only a hash of it', async () => {
    const key = await pair()
    expect(key).toMatch(/^tollbridge_org_[\w-]{43}$/)
    const { rows } = await test.database.execute('select row_to_json(o)::text as row from paired_org o')
    expect(JSON.stringify(rows)).not.toContain(key)
  })

  it('accepts a code once, even when five requests send it at once', async () => {
    const { code } = await issue()
    const answers = await Promise.all(Array.from({ length: 5 }, () => redeem(code)))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 400, 400, 400, 400])
    expect((await redeem(code)).json()).toMatchObject({ code: 'PAIRING_CODE_REFUSED' })
  })

  it('accepts a code for fifteen minutes', async () => {
    const { code, expiresAt } = await issue()
    expect(new Date(expiresAt).getTime() - test.clock.now().getTime()).toBe(15 * 60_000)
    test.clock.advance({ minutes: 15 })
    expect((await redeem(code)).statusCode).toBe(400)
  })

  it('gives the same answer for every invalid code', async () => {
    const unknown = await redeem('AAAA-AAAA-AAAA')
    const { code } = await issue()
    await redeem(code)
    const used = await redeem(code)
    const body = ({ instance: _, ...rest }: Record<string, unknown>) => rest
    expect(body(unknown.json())).toEqual(body(used.json()))
  })

  it('limits how often a caller can guess', async () => {
    const answers = []
    for (let guess = 0; guess < 11; guess += 1) answers.push(await redeem('AAAA-AAAA-AAAA', ORG, '10.1.1.1'))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array.from({ length: 10 }, () => 400), 429])
    expect(answers.at(-1)?.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  it('gives an org one key: the next pairing revokes the previous one', async () => {
    const [first, second] = [await pair(), await pair()]
    expect((await status(first, ORG)).statusCode).toBe(401)
    expect((await status(second, ORG)).statusCode).toBe(200)
  })

  it('refuses invalid ids', async () => {
    const { code } = await issue()
    expect((await redeem(code, '005000000000001AAA')).json()).toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('refuses a person who is not an admin', async () => {
    const answer = await test.app.inject({ method: 'POST', url: '/api/v1/pairing-codes' })
    expect(answer.statusCode).toBe(401)
  })
})

describe('the status for a paired org', () => {
  it('says that nothing is connected yet', async () => {
    expect((await status(await pair(), ORG)).json()).toMatchObject({
      connection: { connected: false, thisOrg: false, environment: null },
      credits: {
        used: 0,
        reserved: 0,
        left: 100_000,
        limit: 100_000,
        windowStart: '2026-03-02T00:00:00.000Z',
        windowEnd: '2026-03-03T00:00:00.000Z',
      },
    })
  })

  it('names the connected org and the credits used, without spending a credit', async () => {
    await connect(test.admin, test.sandbox)
    const [here, elsewhere] = [await pair(test.sandbox.organizationId), await pair(OTHER)]
    const sandbox = { connected: true, environment: 'sandbox' }
    const own = await status(here, test.sandbox.organizationId)
    const { rows } = await test.database.execute('select user_id from connection')
    const integrationUserId = rows[0]?.user_id
    expect(own.json()).toMatchObject({
      connection: { ...sandbox, thisOrg: true, integrationUserId },
      credits: { used: 2 },
    })
    const other = await status(elsewhere, OTHER)
    expect(other.json()).toMatchObject({
      connection: { ...sandbox, thisOrg: false, integrationUserId: null },
      credits: { used: 2 },
    })
    expect((await test.counted()).wire).toEqual({ api: 1, auth: 1 })
  })

  it('is refused to a key that was copied into another org', async () => {
    const key = await pair()
    for (const organizationId of [OTHER, undefined, '']) {
      const answer = await status(key, organizationId)
      expect(answer.statusCode).toBe(403)
      expect(answer.json()).toMatchObject({ code: 'ORG_MISMATCH' })
    }
  })

  it.each(['', 'tollbridge_org_', 'x'.repeat(60), `${'x'.repeat(60)} more`])('is refused to %j', async (key) => {
    const answer = await status(key, ORG)
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'ORG_KEY_INVALID' })
  })
})

describe('the credits of the window', () => {
  it('can be read by every signed-in person', async () => {
    await connect(test.admin, test.sandbox)
    expect((await test.admin.request({ url: '/api/v1/credits/window' })).json()).toEqual({
      windowStart: '2026-03-02T00:00:00.000Z',
      windowEnd: '2026-03-03T00:00:00.000Z',
      limit: 100_000,
      used: 2,
      reserved: expect.any(Number),
      lost: 0,
      left: expect.any(Number),
      byConsumer: [{ consumer: 'handshake', credits: 2 }],
    })
    expect((await test.app.inject({ url: '/api/v1/credits/window' })).statusCode).toBe(401)
  })

  it('end a handshake when none are left, and name the time when there are more', async () => {
    await connect(test.admin, test.sandbox)
    await test.database.execute('delete from connection')
    await test.giveBackLeases()
    // Only people may use the last hundred of a window.
    await test.database.execute('update credit_window set granted = allowance - 101')
    const { page, handshakeId } = await connect(test.admin, test.sandbox)
    expect(page.statusCode).toBe(429)
    const { state, problem } = await handshakeState(test.admin, handshakeId)
    expect(state).toBe('refused')
    expect(problem).toMatchObject({
      code: 'CREDIT_LIMIT_REACHED',
      params: { limit: 100_000, until: '2026-03-03T00:00:00.000Z' },
    })
    expect(problem?.remedy).toContain('Mar 3, 2026')
    expect((await test.counted()).wire).toEqual({ api: 1, auth: 2 })
  })
})
