import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CONSUMERS } from '../../companion/src/credits/spending.ts'
import { refusal } from '../../companion/src/platform/refusals/errors.ts'
import { newId, type TenantId } from '../../companion/src/platform/ids.ts'
import { createDoor, fewerAtOnce } from '../../companion/src/salesforce/wire/at-once.ts'
import { retrying } from '../../companion/src/salesforce/wire/retry.ts'
import { createWire, type Wire } from '../../companion/src/salesforce/wire/wire.ts'
import { memoryGate } from '../support/memory-gate.ts'
import { openHeadroom } from '../support/open-headroom.ts'
import { answerJson, startSalesforceStub, type SalesforceStub } from '../support/salesforce-stub.ts'

const tenantId = newId<TenantId>()
const spender = { tenantId, consumer: 'export', bucket: 'api', purpose: 'write' } as const
const request = { method: 'GET', url: 'https://acme.my.salesforce.com/services/data/v67.0/limits', headers: {} }
const ANSWER = { status: 200, headers: {}, body: '' }

/** Lets what waits for nothing but its turn go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** A wire whose requests stay under way until the test ends them. */
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
  it('are at most 25 at once, to each org', async () => {
    const { underWay, wire } = heldWire()
    const limited = fewerAtOnce(wire)
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

  it('are let in by the importance of the consumer, then in their order', async () => {
    const { underWay, wire } = heldWire()
    const limited = fewerAtOnce(wire)
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

  it('for tokens wait for nobody', async () => {
    const { underWay, wire } = heldWire()
    const limited = fewerAtOnce(wire)
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

describe('the number at once', () => {
  const round = async (door: ReturnType<typeof createDoor>, ending: 'success' | 'too-many' | 'other') => {
    const leave = await door.enter('export')
    leave(ending)
    return door.state().allowed
  }

  it('halves with each refusal, down to one', async () => {
    const door = createDoor()
    const seen = []
    for (let refused = 0; refused < 6; refused++) seen.push(await round(door, 'too-many'))
    expect(seen).toEqual([12, 6, 3, 1, 1, 1])
  })

  it('halves once for all that were under way together', async () => {
    const door = createDoor()
    const leaves = await Promise.all(Array.from({ length: 25 }, () => door.enter('export')))
    for (const leave of leaves) leave('too-many')
    expect(door.state()).toEqual({ allowed: 12, inside: 0 })
  })

  it('grows by one after 20 successes in a row, up to where it began', async () => {
    const door = createDoor()
    await round(door, 'too-many')
    for (let success = 0; success < 19; success++) expect(await round(door, 'success')).toBe(12)
    expect(await round(door, 'success')).toBe(13)
    for (let success = 0; success < 1_000; success++) await round(door, 'success')
    expect(door.state().allowed).toBe(25)
  })

  it('does not grow when a refusal came between, nor through other faults', async () => {
    const door = createDoor()
    await round(door, 'too-many')
    for (let success = 0; success < 19; success++) await round(door, 'success')
    expect(await round(door, 'too-many')).toBe(6)
    expect(await round(door, 'success')).toBe(6)
    for (let fault = 0; fault < 40; fault++) await round(door, 'other')
    expect(door.state().allowed).toBe(6)
  })
})

describe('whatever comes and however it ends', () => {
  const enter = fc.record({ consumer: fc.constantFrom(...CONSUMERS) })
  const leave = fc.record({
    which: fc.nat(100),
    ending: fc.constantFrom('success' as const, 'too-many' as const, 'other' as const),
  })
  const step = fc.oneof({ weight: 2, arbitrary: enter }, { weight: 1, arbitrary: leave })
  const steps = fc.array(step, { maxLength: 200, size: 'max' })

  it('nobody is let in beyond the number at once, and everybody is once others stop', async () => {
    const run = fc.asyncProperty(steps, async (all) => {
      const door = createDoor()
      const inside: Awaited<ReturnType<typeof door.enter>>[] = []
      const entering: Promise<unknown>[] = []
      for (const one of all) {
        const before = door.state()
        if ('consumer' in one) entering.push(door.enter(one.consumer).then((end) => inside.push(end)))
        else if (inside.length > 0) inside.splice(one.which % inside.length, 1)[0]?.(one.ending)
        const after = door.state()
        if (after.inside > before.inside) expect(after.inside).toBeLessThanOrEqual(after.allowed)
        await settle()
      }
      while (inside.length > 0) {
        inside.shift()?.('other')
        await settle()
      }
      await Promise.all(entering)
      expect(door.state().inside).toBe(0)
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
    const deps = { gate, headroom: openHeadroom, hosts, timeoutMs: 1_000, log }
    const sleep = async () => {
      paused++
    }
    wire = retrying(fewerAtOnce(createWire(deps)), { sleep, random: () => 1 })
  })
  afterEach(() => stub.close())

  const send = () => wire({ ...request, url: `${stub.origin}/services/data/v67.0/limits` }, spender)
  const limitExceeded = (message: string) => answerJson([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message }], 403)

  it('our own limit: nothing is sent', async () => {
    gate.reserve = () => Promise.reject(refusal('CREDIT_LIMIT_REACHED', { limit: 100_000, until: new Date() }))
    await expect(send()).rejects.toThrow('CREDIT_LIMIT_REACHED')
    expect({ arrived: stub.requests.length, paused }).toEqual({ arrived: 0, paused: 0 })
  })

  it('the org’s daily allowance: it is sent once, and not again', async () => {
    stub.answer = limitExceeded('TotalRequests Limit exceeded.')
    await expect(send()).rejects.toThrow('ORG_ALLOWANCE_SHORT')
    expect({ arrived: stub.requests.length, spent: gate.spent(), paused }).toEqual({ arrived: 1, spent: 1, paused: 0 })
  })

  it.each(['ConcurrentPerOrgLongTxn Limit exceeded.', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'])(
    'too many at once (%s): it is sent again, with fewer beside it',
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
