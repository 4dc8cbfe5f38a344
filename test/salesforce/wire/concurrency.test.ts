import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CONSUMERS } from '../../../companion/src/credits/spending.ts'
import { refusal } from '../../kit/service/refusal.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { createLimiter, limitingConcurrency } from '../../../companion/src/salesforce/wire/concurrency.ts'
import { exchange } from '../../../companion/src/salesforce/wire/exchange.ts'
import { retrying } from '../../../companion/src/salesforce/wire/retry.ts'
import { createWire, type Wire } from '../../../companion/src/salesforce/wire/wire.ts'
import { memoryGate } from '../../kit/credits/memory-gate.ts'
import { openHeadroom } from '../../kit/credits/open-headroom.ts'
import { answerJson, startSalesforceStub, type SalesforceStub } from '../../kit/salesforce/salesforce-stub.ts'

const tenantId = newId<TenantId>()
const spender = { tenantId, consumer: 'export', bucket: 'api', purpose: 'write' } as const
const request = { method: 'GET', url: 'https://acme.my.salesforce.com/services/data/v67.0/limits', headers: {} }
const ANSWER = { status: 200, headers: {}, body: '' }

/** Lets pending promises settle. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** A wire whose requests run until the test ends them. */
function heldWire() {
  const underWay: { who: string; answer(): void; refuse(): void }[] = []
  const wire: Wire = ({ url }, { consumer }) =>
    new Promise((resolve, reject) => {
      const leave = () => underWay.splice(underWay.indexOf(entry), 1)
      const entry = {
        who: `${consumer} ${url}`,
        answer: () => {
          leave()
          resolve(ANSWER)
        },
        refuse: () => {
          leave()
          reject(refusal('SALESFORCE_TOO_MANY_AT_ONCE'))
        },
      }
      underWay.push(entry)
    })
  return { underWay, wire }
}

describe('requests to an org', () => {
  it('run at most 25 at a time, for each org', async () => {
    const { underWay, wire } = heldWire()
    const limited = limitingConcurrency(wire)
    const elsewhere = { ...request, url: 'https://other.my.salesforce.com/services/data/v67.0/limits' }
    const sent = Array.from({ length: 40 }, () => limited(request, spender))
    sent.push(limited(elsewhere, spender))
    await settle()
    expect(underWay).toHaveLength(26)
    while (underWay.length > 0) {
      underWay[0]?.answer()
      await settle()
    }
    expect(await Promise.all(sent)).toHaveLength(41)
  })

  it('start by the priority of the consumer, then oldest first', async () => {
    const { underWay, wire } = heldWire()
    const limited = limitingConcurrency(wire)
    const full = Array.from({ length: 25 }, () => limited(request, spender))
    await settle()
    const waiting = (['status', 'import', 'person', 'import', 'handshake'] as const).map((consumer, index) =>
      limited({ ...request, url: `https://acme.my.salesforce.com/${index}` }, { ...spender, consumer }),
    )
    const order: (string | undefined)[] = []
    for (let ended = 0; ended < 30; ended++) {
      await settle()
      if (ended >= 1 && ended <= 5) order.push(underWay.at(-1)?.who.replace('https://acme.my.salesforce.com/', ''))
      underWay[0]?.answer()
    }
    await Promise.all([...full, ...waiting])
    expect(order).toEqual(['person 2', 'handshake 4', 'import 1', 'import 3', 'status 0'])
  })

  it('for tokens start without waiting', async () => {
    const { underWay, wire } = heldWire()
    const limited = limitingConcurrency(wire)
    const full = Array.from({ length: 30 }, () => limited(request, spender))
    const token = limited(request, { ...spender, consumer: 'handshake', bucket: 'auth' })
    await settle()
    expect(underWay).toHaveLength(26)
    while (underWay.length > 0) {
      underWay[0]?.answer()
      await settle()
    }
    await Promise.all([...full, token])
  })
})

describe('the limit', () => {
  const round = async (limiter: ReturnType<typeof createLimiter>, ending: 'success' | 'too-many' | 'other') => {
    const release = await limiter.acquire('export')
    release(ending)
    return limiter.state().limit
  }

  it('is halved by each refusal, down to one', async () => {
    const limiter = createLimiter()
    const seen = []
    for (let refused = 0; refused < 6; refused++) seen.push(await round(limiter, 'too-many'))
    expect(seen).toEqual([12, 6, 3, 1, 1, 1])
  })

  it('is halved once for requests that ran concurrently', async () => {
    const limiter = createLimiter()
    const leaves = await Promise.all(Array.from({ length: 25 }, () => limiter.acquire('export')))
    for (const leave of leaves) leave('too-many')
    expect(limiter.state()).toEqual({ limit: 12, running: 0 })
  })

  it('grows by one after 20 successes in a row, up to 25', async () => {
    const limiter = createLimiter()
    await round(limiter, 'too-many')
    for (let success = 0; success < 19; success++) expect(await round(limiter, 'success')).toBe(12)
    expect(await round(limiter, 'success')).toBe(13)
    for (let success = 0; success < 1_000; success++) await round(limiter, 'success')
    expect(limiter.state().limit).toBe(25)
  })

  it('counts successes from 0 after a refusal, and ignores other faults', async () => {
    const limiter = createLimiter()
    await round(limiter, 'too-many')
    for (let success = 0; success < 19; success++) await round(limiter, 'success')
    expect(await round(limiter, 'too-many')).toBe(6)
    expect(await round(limiter, 'success')).toBe(6)
    for (let fault = 0; fault < 40; fault++) await round(limiter, 'other')
    expect(limiter.state().limit).toBe(6)
  })
})

describe('any sequence of requests', () => {
  const enter = fc.record({ consumer: fc.constantFrom(...CONSUMERS) })
  const leave = fc.record({
    which: fc.nat(100),
    ending: fc.constantFrom('success' as const, 'too-many' as const, 'other' as const),
  })
  const step = fc.oneof({ weight: 2, arbitrary: enter }, { weight: 1, arbitrary: leave })
  const steps = fc.array(step, { maxLength: 200, size: 'max' })

  it('stays within the limit, and every request starts in the end', async () => {
    const run = fc.asyncProperty(steps, async (all) => {
      const limiter = createLimiter()
      const inside: Awaited<ReturnType<typeof limiter.acquire>>[] = []
      const entering: Promise<unknown>[] = []
      for (const one of all) {
        const before = limiter.state()
        if ('consumer' in one) entering.push(limiter.acquire(one.consumer).then((end) => inside.push(end)))
        else if (inside.length > 0) inside.splice(one.which % inside.length, 1)[0]?.(one.ending)
        const after = limiter.state()
        if (after.running > before.running) expect(after.running).toBeLessThanOrEqual(after.limit)
        await settle()
      }
      while (inside.length > 0) {
        inside.shift()?.('other')
        await settle()
      }
      await Promise.all(entering)
      expect(limiter.state().running).toBe(0)
    })
    await fc.assert(run, { numRuns: 50 })
  })
})

describe('Q5 three refusals that mean "too much" behave in three ways', () => {
  let stub: SalesforceStub
  let gate: ReturnType<typeof memoryGate>
  let wire: Wire
  let paused: number

  beforeEach(async () => {
    paused = 0
    stub = await startSalesforceStub()
    gate = memoryGate()
    const hosts = { extraOrigins: [stub.origin] }
    const log = { error: () => undefined, debug: () => undefined }
    const deps = { exchange, gate, headroom: openHeadroom, hosts, timeoutMs: 30_000, log }
    const sleep = async () => {
      paused++
    }
    wire = retrying(limitingConcurrency(createWire(deps)), { sleep, random: () => 1, onRefusal: () => undefined })
  })
  afterEach(() => stub.close())

  const send = () => wire({ ...request, url: `${stub.origin}/services/data/v67.0/limits` }, spender)
  const limitExceeded = (message: string) => answerJson([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message }], 403)

  it('our own limit: nothing is sent', async () => {
    gate.reserve = () => Promise.reject(refusal('CREDIT_LIMIT_REACHED', { limit: 100_000, until: new Date() }))
    await expect(send()).rejects.toThrow('CREDIT_LIMIT_REACHED')
    expect({ arrived: stub.requests.length, paused }).toEqual({ arrived: 0, paused: 0 })
  })

  it('the org’s daily allowance: the request is sent once, and not again', async () => {
    stub.answer = limitExceeded('TotalRequests Limit exceeded.')
    await expect(send()).rejects.toThrow('ORG_ALLOWANCE_SHORT')
    expect({ arrived: stub.requests.length, spent: gate.spent(), paused }).toEqual({ arrived: 1, spent: 1, paused: 0 })
  })

  it.each(['ConcurrentPerOrgLongTxn Limit exceeded.', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'])(
    'too many at once (%s): the request is retried, with fewer in flight',
    async (message) => {
      let [open, most] = [0, 0]
      stub.answer = (response, received) => {
        open++
        if (stub.requests.length <= 25) {
          open--
          limitExceeded(message)(response, received)
          return
        }
        most = Math.max(most, open)
        setTimeout(() => {
          open--
          answerJson({})(response, received)
        }, 5)
      }
      const answers = await Promise.all(Array.from({ length: 25 }, send))
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 25 }, () => 200))
      expect(most).toBeLessThanOrEqual(13)
      expect({ arrived: stub.requests.length, spent: gate.spent(), paused }).toEqual({
        arrived: 50,
        spent: 50,
        paused: 25,
      })
    },
  )
})
