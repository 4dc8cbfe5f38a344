import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId, type TenantId } from '../../companion/src/platform/ids.ts'
import { queryTogether } from '../../companion/src/salesforce/api/composite.ts'
import { exchangeCode, revokeToken } from '../../companion/src/salesforce/oauth/oauth.ts'
import { createWire, type Wire } from '../../companion/src/salesforce/wire/wire.ts'
import { memoryGate, memoryHeadroom } from '../support/memory-gate.ts'
import { answerJson, startSalesforceStub, type SalesforceStub, type StubAnswer } from '../support/salesforce-stub.ts'
import { virtualTimeouts, type VirtualTimeouts } from '../support/virtual-timeout.ts'

const tenantId = newId<TenantId>()
const spender = { tenantId, consumer: 'status', bucket: 'api', purpose: 'limits' } as const
const TIMEOUT_MS = 30_000
/** Where node:http says that a client received the head of an answer. */
const HEAD_RECEIVED = 'http.client.response.finish'

let stub: SalesforceStub
let wire: Wire
let gate: ReturnType<typeof memoryGate>
let headroom: ReturnType<typeof memoryHeadroom>
let logged: object[]
let timeouts: VirtualTimeouts

beforeEach(async () => {
  timeouts = virtualTimeouts()
  stub = await startSalesforceStub()
  gate = memoryGate()
  headroom = memoryHeadroom()
  logged = []
  wire = createWire({
    gate,
    headroom,
    hosts: { extraOrigins: [stub.origin] },
    timeoutMs: TIMEOUT_MS,
    log: { error: (details) => logged.push(details), debug: (details) => logged.push(details) },
  })
})
afterEach(async () => {
  timeouts.restore()
  await stub.close()
})

const get = () => wire({ method: 'GET', url: `${stub.origin}/services/data/v67.0/limits`, headers: {} }, spender)
const status =
  (code: number, headers: Record<string, string> = {}): StubAnswer =>
  (response) =>
    void response.writeHead(code, headers).end('{}')
/** The request arrives, and the time-out runs out without an answer. */
const silence: StubAnswer = () => {
  timeouts.runOut()
}
/** The head of the answer arrives and a part of its body, and the time-out runs out before the rest. */
const endlessBody: StubAnswer = (response) => {
  const onHead = () => {
    unsubscribe(HEAD_RECEIVED, onHead)
    setImmediate(timeouts.runOut)
  }
  subscribe(HEAD_RECEIVED, onHead)
  response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":')
}

describe('the metered wire sends one request a credit', () => {
  it.each<[string, StubAnswer, string]>([
    ['301', status(301, { location: '/elsewhere' }), 'SALESFORCE_REDIRECTED'],
    ['C7 302', status(302, { location: 'http://127.0.0.1:1/' }), 'SALESFORCE_REDIRECTED'],
    ['C7 307', status(307, { location: '/elsewhere' }), 'SALESFORCE_REDIRECTED'],
    ['421, which fetch would send again', status(421), 'SALESFORCE_ANSWER_UNREADABLE'],
    ['401', status(401), 'SALESFORCE_SESSION_ENDED'],
    ['420', status(420), 'SALESFORCE_ORG_MOVED'],
    ['429', status(429), 'SALESFORCE_UNAVAILABLE'],
    ['503', status(503), 'SALESFORCE_UNAVAILABLE'],
    ['a reset', (response) => void response.destroy(), 'SALESFORCE_CONNECTION_LOST'],
    [
      'a reset inside the body',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":')
        setTimeout(() => response.destroy(), 20)
      },
      'SALESFORCE_CONNECTION_LOST',
    ],
    ['C7 silence', silence, 'SALESFORCE_TIMEOUT'],
    ['C7 a body that never ends', endlessBody, 'SALESFORCE_TIMEOUT'],
  ])('when the answer is %s', async (_name, answer, code) => {
    stub.answer = answer
    await expect(get()).rejects.toThrow(code)
    expect(timeouts.asked).toEqual([TIMEOUT_MS])
    expect(stub.requests).toHaveLength(1)
    expect(gate.entries).toEqual([{ consumer: 'status', bucket: 'api', outcome: 'spent' }])
  })

  it('and gives the credit back when nobody listens', async () => {
    await stub.close()
    await expect(get()).rejects.toThrow('SALESFORCE_UNREACHABLE')
    expect(gate.entries).toEqual([{ consumer: 'status', bucket: 'api', outcome: 'returned' }])
  })

  it('and takes 304 for an answer', async () => {
    stub.answer = status(304)
    expect((await get()).status).toBe(304)
    expect(gate.spent()).toBe(1)
  })

  it('and none at all to a host that is not allowed', async () => {
    const send = wire({ method: 'GET', url: 'http://localhost:1/', headers: {} }, spender)
    await expect(send).rejects.toThrow('SALESFORCE_HOST_REFUSED')
    expect(gate.entries).toEqual([])
  })

  it('and none without a credit', async () => {
    gate.reserve = () => Promise.reject(new Error('no credit'))
    await expect(get()).rejects.toThrow('no credit')
    expect(stub.requests).toHaveLength(0)
  })

  it('and keeps the answer when what it told cannot be noted', async () => {
    headroom.observe = () => Promise.reject(new Error('database gone'))
    expect((await get()).status).toBe(200)
    expect(logged).toContainEqual({ err: expect.objectContaining({ message: 'database gone' }) })
  })

  it('and asks the guard first, which may refuse', async () => {
    headroom.admit = () => Promise.reject(new Error('the org is short'))
    await expect(get()).rejects.toThrow('the org is short')
    expect([stub.requests, gate.entries]).toEqual([[], []])
  })

  it('and passes on what an answer tells of the allowance, of refusals too', async () => {
    stub.answer = status(503, { 'sforce-limit-info': 'api-usage=18/5000' })
    await expect(get()).rejects.toThrow('SALESFORCE_UNAVAILABLE')
    expect(headroom.told).toMatchObject([{ used: 18, limit: 5000 }])
  })

  it('and tells the guard that the allowance is spent, and nothing that would say otherwise', async () => {
    stub.answer = answerJson([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }], 403, {
      'sforce-limit-info': 'api-usage=18/5000',
    })
    await expect(get()).rejects.toMatchObject({ code: 'ORG_ALLOWANCE_SHORT', params: { state: 'spent' } })
    expect(headroom.refusals).toEqual([{ tenantId, origin: stub.origin }])
    expect(headroom.told).toEqual([])
  })

  it('Q9 and writes a line with the consumer, the purpose and the id of the request for each', async () => {
    stub.answer = status(200, { 'x-sfdc-request-id': '4DP1aCTbiqUo1Vt5JPm2sQ' })
    await get()
    const credit = { consumer: 'status', bucket: 'api', purpose: 'limits', outcome: 'spent', status: 200 }
    expect(logged).toEqual([{ credit: { ...credit, id: expect.any(String), salesforceId: '4DP1aCTbiqUo1Vt5JPm2sQ' } }])
  })
})

describe('jsforce on the metered wire', () => {
  const query = () => {
    const session = {
      tenantId,
      consumer: 'handshake',
      purpose: 'query',
      instanceUrl: stub.origin,
      accessToken: 'the-token',
      apiVersion: '67.0',
      wire,
    } as const
    return queryTogether({ organization: 'SELECT Id FROM Organization' }, session)
  }
  const composite = (httpStatusCode: number, body: unknown) =>
    answerJson({ compositeResponse: [{ referenceId: 'organization', httpStatusCode, httpHeaders: {}, body }] })

  it('asks once, by name, with the token in the header only', async () => {
    stub.answer = composite(200, { totalSize: 1, done: true, records: [{ Id: '00D' }] })
    expect(await query()).toEqual({ organization: [{ Id: '00D' }] })
    const [request, ...more] = stub.requests
    expect(more).toEqual([])
    expect(request).toMatchObject({ method: 'POST', url: '/services/data/v67.0/composite' })
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer the-token',
      'sforce-call-options': 'client=Tollbridge',
    })
    expect(gate.entries).toEqual([{ consumer: 'handshake', bucket: 'api', outcome: 'spent' }])
  })

  it.each<[StubAnswer, string]>([
    [answerJson([{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }], 401), 'SESSION_ENDED'],
    [
      answerJson([{ errorCode: 'INVALID_SESSION_ID', message: 'not valid for use with the REST API' }], 401),
      'NOT_USABLE',
    ],
    [answerJson([{ errorCode: 'SERVER_UNAVAILABLE', message: '' }], 503), 'SALESFORCE_UNAVAILABLE'],
    [answerJson({}, 420), 'SALESFORCE_ORG_MOVED'],
    [answerJson({}, 302, { location: '/elsewhere' }), 'SALESFORCE_REDIRECTED'],
    [(response) => void response.destroy(), 'SALESFORCE_CONNECTION_LOST'],
    [silence, 'SALESFORCE_TIMEOUT'],
    [answerJson({ unexpected: true }), 'SALESFORCE_ANSWER_UNREADABLE'],
    [(response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{'), 'ANSWER_UNREADABLE'],
  ])('never asks twice: case %#', async (answer, code) => {
    stub.answer = answer
    await expect(query()).rejects.toThrow(code)
    expect(stub.requests).toHaveLength(1)
    expect(gate.spent()).toBe(1)
  })

  it('understands the refusal of a part', async () => {
    stub.answer = composite(403, [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'not enabled' }])
    await expect(query()).rejects.toThrow('SALESFORCE_API_DISABLED')
  })
})

describe('OAuth on the metered wire', () => {
  const client = () => ({ loginOrigin: stub.origin, clientId: 'the-app', clientSecret: 'the-secret' })
  const exchange = { redirectUri: 'http://127.0.0.1:8080/oauth/callback', code: 'aPrx==', verifier: 'v'.repeat(86) }
  const deps = () => ({ wire, tenantId, consumer: 'handshake' as const })
  const tokens = {
    access_token: 'access',
    refresh_token: 'refresh',
    instance_url: 'https://acme.my.salesforce.com',
    id: 'https://login.salesforce.com/id/00D/005',
    token_type: 'Bearer',
    issued_at: '1750000000000',
  }

  it('exchanges a code once, with verifier and secret in the body', async () => {
    stub.answer = answerJson(tokens)
    expect(await exchangeCode(client(), exchange, deps())).toMatchObject({ access_token: 'access' })
    expect(stub.requests).toHaveLength(1)
    expect(Object.fromEntries(new URLSearchParams(stub.requests[0]?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'aPrx==',
      redirect_uri: exchange.redirectUri,
      code_verifier: exchange.verifier,
      client_id: 'the-app',
      client_secret: 'the-secret',
    })
    expect(gate.entries).toEqual([{ consumer: 'handshake', bucket: 'auth', outcome: 'spent' }])
  })

  it.each<[StubAnswer, string]>([
    [answerJson({ error: 'invalid_grant', error_description: 'expired authorization code' }, 400), 'GRANT_INVALID'],
    [answerJson({ error: 'invalid_client', error_description: 'invalid client credentials' }, 401), 'CLIENT_INVALID'],
    [answerJson({ error: 'invalid_grant', error_description: 'ip restricted' }, 400), 'IP_RESTRICTED'],
    [answerJson({}, 302, { location: '/elsewhere' }), 'SALESFORCE_REDIRECTED'],
    [answerJson({}, 307, { location: '/elsewhere' }), 'SALESFORCE_REDIRECTED'],
    [answerJson({}, 503), 'SALESFORCE_UNAVAILABLE'],
    [silence, 'SALESFORCE_TIMEOUT'],
    [answerJson({ ...tokens, id: undefined }), 'SALESFORCE_ANSWER_UNREADABLE'],
    [answerJson({ ...tokens, access_token: undefined }), 'SALESFORCE_ANSWER_UNREADABLE'],
    [answerJson('no object'), 'SALESFORCE_ANSWER_UNREADABLE'],
  ])('C7 tells what went wrong after one request: case %#', async (answer, code) => {
    stub.answer = answer
    await expect(exchangeCode(client(), exchange, deps())).rejects.toThrow(code)
    expect(stub.requests).toHaveLength(1)
    expect(gate.spent()).toBe(1)
  })

  it('T10 keeps what Salesforce answered out of the refusal', async () => {
    stub.answer = answerJson({ ...tokens, token_type: 'Unknown', access_token: 'CANARY' })
    const fault: unknown = await exchangeCode(client(), exchange, deps()).catch((thrown: unknown) => thrown)
    expect(JSON.stringify(fault, Object.getOwnPropertyNames(fault))).not.toContain('CANARY')
    expect(fault).toMatchObject({ code: 'SALESFORCE_ANSWER_UNREADABLE' })
    expect(fault).not.toHaveProperty('cause')
  })

  it('revokes a token', async () => {
    await revokeToken(client(), 'refresh', deps())
    expect(stub.requests[0]).toMatchObject({ method: 'POST', url: '/services/oauth2/revoke' })
    expect(new URLSearchParams(stub.requests[0]?.body).get('token')).toBe('refresh')
    expect(gate.entries).toEqual([{ consumer: 'handshake', bucket: 'auth', outcome: 'spent' }])
  })
})
