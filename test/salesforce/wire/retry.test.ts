import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bucket } from '../../../companion/src/credits/spending.ts'
import type { RefusalCode } from '../../kit/service/refusal.ts'
import { refusal } from '../../kit/service/refusal.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { queryTogether } from '../../../companion/src/salesforce/api/composite.ts'
import { exchange, type WireRequest } from '../../../companion/src/salesforce/wire/exchange.ts'
import { pauseMs, retrying } from '../../../companion/src/salesforce/wire/retry.ts'
import { createWire, type Wire } from '../../../companion/src/salesforce/wire/wire.ts'
import { memoryGate } from '../../kit/credits/memory-gate.ts'
import { openHeadroom } from '../../kit/credits/open-headroom.ts'
import { answerJson, startSalesforceStub, type SalesforceStub } from '../../kit/salesforce/salesforce-stub.ts'

const spender = { tenantId: newId<TenantId>(), consumer: 'export', bucket: 'api', purpose: 'write' } as const
const DATA = 'https://acme.my.salesforce.com/services/data/v67.0'

const paused: number[] = []
const noSleep = { sleep: async (ms: number) => void paused.push(ms), random: () => 1, onRefusal: () => undefined }

/** How often a request is sent when each attempt fails with this code. */
async function attempts(code: RefusalCode, request: Partial<WireRequest>, bucket: Bucket = 'api') {
  let sent = 0
  const failing: Wire = async () => {
    sent++
    throw refusal(code)
  }
  const whole = { method: 'GET', url: `${DATA}/limits`, headers: {}, ...request }
  await expect(retrying(failing, noSleep)(whole, { ...spender, bucket })).rejects.toThrow(code)
  return sent
}

const UPSERT = { method: 'PATCH', url: `${DATA}/sobjects/Lead/Marketo_Id__c/4711` }
const UPSERTS = { method: 'PATCH', url: `${DATA}/composite/sobjects/Lead/Marketo_Id__c` }

const NOTHING_DONE: RefusalCode[] = ['SALESFORCE_UNREACHABLE', 'SALESFORCE_TOO_MANY_AT_ONCE']
const PERHAPS_DONE: RefusalCode[] = ['SALESFORCE_UNAVAILABLE', 'SALESFORCE_TIMEOUT', 'SALESFORCE_CONNECTION_LOST']
const FINAL: RefusalCode[] = [
  'CREDIT_LIMIT_REACHED',
  'CREDIT_SHARE_REACHED',
  'ORG_ALLOWANCE_SHORT',
  'LEDGER_UNREACHABLE',
  'SALESFORCE_SESSION_ENDED',
  'SALESFORCE_SESSION_NOT_USABLE',
  'SALESFORCE_REDIRECTED',
  'SALESFORCE_REFUSED',
]

describe('Q8 a request is sent at most three times,', () => {
  const requests: [name: string, request: Partial<WireRequest>, mayRepeat: boolean][] = [
    ['GET', { method: 'GET' }, true],
    ['HEAD', { method: 'HEAD' }, true],
    ['OPTIONS', { method: 'OPTIONS' }, true],
    ['PATCH by external id', UPSERT, true],
    ['PATCH of several by external id', UPSERTS, true],
    ['POST that only reads', { method: 'POST', url: `${DATA}/composite`, isRepeatable: true }, true],
    ['POST', { method: 'POST', url: `${DATA}/composite` }, false],
    ['POST of several', { ...UPSERTS, method: 'POST' }, false],
    ['PATCH by record id', { method: 'PATCH', url: `${DATA}/sobjects/Lead/00Q5e000001abcdEAA` }, false],
    ['PATCH of several by record id', { method: 'PATCH', url: `${DATA}/composite/sobjects` }, false],
    ['DELETE', { method: 'DELETE', url: `${DATA}/sobjects/Lead/00Q5e000001abcdEAA` }, false],
  ]
  const table = requests.flatMap(([name, request, mayRepeat]) => [
    ...NOTHING_DONE.map((code) => ({ name, code, request, times: 3 })),
    ...PERHAPS_DONE.map((code) => ({ name, code, request, times: mayRepeat ? 3 : 1 })),
    ...FINAL.map((code) => ({ name, code, request, times: 1 })),
  ])

  it.each(table)('$name after $code: $times', async ({ code, request, times }) => {
    expect(await attempts(code, request)).toBe(times)
  })

  it.each([...NOTHING_DONE, ...PERHAPS_DONE])('but a request for tokens only once, even after %s', async (code) => {
    const token = { method: 'POST', url: 'https://acme.my.salesforce.com/services/oauth2/token', isRepeatable: true }
    expect(await attempts(code, token, 'auth')).toBe(1)
  })

  it('but only once after an error of our own', async () => {
    const broken = retrying(() => Promise.reject(new TypeError('a bug')), noSleep)
    await expect(broken({ method: 'GET', url: DATA, headers: {} }, spender)).rejects.toThrow('a bug')
  })
})

describe('the pause before the next attempt', () => {
  it('is random up to a bound that doubles from 250 ms to 5 s', () => {
    expect([1, 2, 3, 4, 5, 6, 9].map((attempt) => pauseMs(attempt, 1))).toEqual([
      250, 500, 1_000, 2_000, 4_000, 5_000, 5_000,
    ])
    expect(pauseMs(2, 0)).toBe(0)
    expect(pauseMs(2, 0.5)).toBe(250)
  })

  it('comes between attempts, and not after the last', async () => {
    paused.length = 0
    await attempts('SALESFORCE_UNREACHABLE', {})
    expect(paused).toEqual([250, 500])
  })
})

describe('Q8 at Salesforce', () => {
  let stub: SalesforceStub
  let gate: ReturnType<typeof memoryGate>
  let wire: Wire

  beforeEach(async () => {
    stub = await startSalesforceStub()
    gate = memoryGate()
    const hosts = { extraOrigins: [stub.origin] }
    const log = { error: () => undefined, debug: () => undefined }
    const deps = { exchange, gate, headroom: openHeadroom, hosts, timeoutMs: 30_000, log }
    wire = retrying(createWire(deps), noSleep)
  })
  afterEach(() => stub.close())

  const outcomes = () => gate.entries.map(({ outcome }) => outcome)
  const get = () => wire({ method: 'GET', url: `${stub.origin}/services/data/v67.0/limits`, headers: {} }, spender)

  it('sends each attempt once, for one credit each', async () => {
    stub.answer = answerJson({}, 503)
    await expect(get()).rejects.toThrow('SALESFORCE_UNAVAILABLE')
    expect(stub.requests).toHaveLength(3)
    expect(outcomes()).toEqual(['spent', 'spent', 'spent'])
  })

  it('returns the first answer', async () => {
    stub.answer = (response, request) => {
      if (stub.requests.length === 1) response.destroy()
      else answerJson({ fine: true })(response, request)
    }
    expect((await get()).body).toBe('{"fine":true}')
    expect(outcomes()).toEqual(['spent', 'spent'])
  })

  it('stops when no credit is left', async () => {
    stub.answer = answerJson({}, 503)
    const endless = memoryGate()
    gate.reserve = (...args) =>
      stub.requests.length < 2 ? endless.reserve(...args) : Promise.reject(refusal('CREDIT_LIMIT_REACHED'))
    await expect(get()).rejects.toThrow('CREDIT_LIMIT_REACHED')
    expect(stub.requests).toHaveLength(2)
  })

  it('does not repeat a POST that may have been carried out', async () => {
    stub.answer = (response) => void response.destroy()
    const url = `${stub.origin}/services/data/v67.0/sobjects/Lead`
    await expect(wire({ method: 'POST', url, headers: {}, body: '{}' }, spender)).rejects.toThrow('CONNECTION_LOST')
    expect(stub.requests).toHaveLength(1)
    expect(outcomes()).toEqual(['spent'])
  })

  it('repeats a POST that contains only queries', async () => {
    stub.answer = answerJson({}, 503)
    const { tenantId, purpose } = spender
    const session = {
      tenantId,
      consumer: 'parity',
      purpose,
      instanceUrl: stub.origin,
      accessToken: 'token',
      apiVersion: '67.0',
      wire,
    } as const
    const query = queryTogether({ leads: 'SELECT Id FROM Lead' }, session)
    await expect(query).rejects.toThrow('SALESFORCE_UNAVAILABLE')
    expect(stub.requests.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST'])
    expect(outcomes()).toEqual(['spent', 'spent', 'spent'])
  })
})
