import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { knownVersions } from '../../../companion/src/salesforce/api/versions.ts'
import { startMeteredStub, TIMEOUT_MS, type MeteredStub } from '../../kit/salesforce/metered-stub.ts'
import { answerJson, type StubAnswer } from '../../kit/salesforce/salesforce-stub.ts'

/** The diagnostics channel on which node:http reports that a client received the head of an answer. */
const HEAD_RECEIVED = 'http.client.response.finish'

let metered: MeteredStub

beforeEach(async () => {
  metered = await startMeteredStub()
})
afterEach(() => metered.close())

/** The request arrives, and the time-out runs out without an answer. */
const silence = () => {
  metered.timeouts.runOut()
}

const send = (url: string) =>
  metered.wire(
    { method: 'GET', url, headers: {} },
    { tenantId: metered.tenantId, consumer: 'status', bucket: 'api', purpose: 'limits' },
  )
const get = () => send(`${metered.stub.origin}/services/data/v67.0/limits`)
const status =
  (code: number, headers: Record<string, string> = {}): StubAnswer =>
  (response) =>
    void response.writeHead(code, headers).end('{}')
/** The head of the answer arrives and a part of its body, and the time-out runs out before the rest. */
const endlessBody: StubAnswer = (response) => {
  const onHead = () => {
    unsubscribe(HEAD_RECEIVED, onHead)
    setImmediate(metered.timeouts.runOut)
  }
  subscribe(HEAD_RECEIVED, onHead)
  response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":')
}

describe('the metered wire sends one request per credit', () => {
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
    metered.stub.answer = answer
    await expect(get()).rejects.toThrow(code)
    expect(metered.timeouts.asked).toEqual([TIMEOUT_MS])
    expect(metered.stub.requests).toHaveLength(1)
    expect(metered.gate.entries).toEqual([{ consumer: 'status', bucket: 'api', outcome: 'spent' }])
  })

  it('and returns the credit when the host refuses the connection', async () => {
    await metered.stub.close()
    await expect(get()).rejects.toThrow('SALESFORCE_UNREACHABLE')
    expect(metered.gate.entries).toEqual([{ consumer: 'status', bucket: 'api', outcome: 'returned' }])
  })

  it('and treats 304 as an answer', async () => {
    metered.stub.answer = status(304)
    expect((await get()).status).toBe(304)
    expect(metered.gate.spent()).toBe(1)
  })

  it('but none to a host that is not allowed', async () => {
    await expect(send('http://localhost:1/')).rejects.toThrow('SALESFORCE_HOST_REFUSED')
    expect(metered.gate.entries).toEqual([])
  })

  it('but none without a credit', async () => {
    metered.gate.reserve = () => Promise.reject(new Error('no credit'))
    await expect(get()).rejects.toThrow('no credit')
    expect(metered.stub.requests).toHaveLength(0)
  })

  it('and returns the answer when its allowance cannot be stored', async () => {
    metered.headroom.observe = () => Promise.reject(new Error('database gone'))
    expect((await get()).status).toBe(200)
    expect(metered.logged).toContainEqual({ err: expect.objectContaining({ message: 'database gone' }) })
  })

  it('but asks the guard first, which may refuse', async () => {
    metered.headroom.admit = () => Promise.reject(new Error('the org is short'))
    await expect(get()).rejects.toThrow('the org is short')
    expect([metered.stub.requests, metered.gate.entries]).toEqual([[], []])
  })

  it('and passes on the allowance in an answer, also of a refusal', async () => {
    metered.stub.answer = status(503, { 'sforce-limit-info': 'api-usage=18/5000' })
    await expect(get()).rejects.toThrow('SALESFORCE_UNAVAILABLE')
    expect(metered.headroom.told).toMatchObject([{ used: 18, limit: 5000 }])
  })

  it('and reports a spent allowance to the guard, and ignores the numbers of that answer', async () => {
    metered.stub.answer = answerJson(
      [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
      403,
      {
        'sforce-limit-info': 'api-usage=18/5000',
      },
    )
    await expect(get()).rejects.toMatchObject({ code: 'ORG_ALLOWANCE_SHORT', params: { state: 'spent' } })
    expect(metered.headroom.refusals).toEqual([{ tenantId: metered.tenantId, origin: metered.stub.origin }])
    expect(metered.headroom.told).toEqual([])
  })

  it('Q9 and logs the consumer, the purpose and the request id of each', async () => {
    metered.stub.answer = status(200, { 'x-sfdc-request-id': '4DP1aCTbiqUo1Vt5JPm2sQ' })
    await get()
    const credit = { consumer: 'status', bucket: 'api', purpose: 'limits', outcome: 'spent', status: 200 }
    expect(metered.logged).toEqual([
      { credit: { ...credit, id: expect.any(String), salesforceId: '4DP1aCTbiqUo1Vt5JPm2sQ' } },
    ])
  })
})

describe('the list of API versions', () => {
  const list = (answer: StubAnswer) => {
    metered.stub.answer = answer
    return knownVersions(metered.session)
  }

  it('K6: costs no credit, and is asked without a token', async () => {
    expect(await list(answerJson([{ version: '66.0' }, { version: '67.0' }]))).toEqual(['66.0', '67.0'])
    expect(metered.stub.requests).toMatchObject([{ method: 'GET', url: '/services/data' }])
    expect(metered.stub.requests[0]?.headers.authorization).toBeUndefined()
    expect(metered.gate.entries).toEqual([])
  })

  it.each<[string, StubAnswer]>([
    ['refuses', answerJson({}, 503)],
    ['redirects', answerJson({}, 302, { location: '/elsewhere' })],
    ['is silent', silence],
    ['answers with something else', answerJson({ version: 67 })],
    ['answers with no JSON', (response) => void response.end('{')],
  ])('K6: is unknown where the org %s', async (_what, answer) => {
    expect(await list(answer)).toBeUndefined()
  })
})
