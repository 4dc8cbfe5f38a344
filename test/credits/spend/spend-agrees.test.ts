import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHeadroom } from '../../../companion/src/credits/org-allowance/headroom.ts'
import type { Usage } from '../../../companion/src/credits/org-allowance/org-state.ts'
import { readSpend } from '../../../companion/src/credits/spend/read.ts'
import type { Consumer, Shares } from '../../../companion/src/credits/spending.ts'
import type { CreditServices } from '../../../companion/src/credits/services.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { Refusal } from '../../../companion/src/platform/refusals/errors.ts'
import { addTenant, gateOn, leave } from '../../kit/credits/ledger.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { creditServicesOn } from '../../kit/service/services.ts'
import { virtualClock } from '../../kit/time/clock.ts'

const ORIGIN = 'https://acme.my.salesforce.com'

/** What decides: the credits left in the window, the org as it is, how long ago it reported, and the settings. */
type State = {
  left: number
  org: (Usage & { isRefusing: boolean; hoursAgo: number }) | null
  orgFloorPercent: number
  shares: Shares
}

const org = fc.record({
  used: fc.integer({ min: 0, max: 120 }),
  limit: fc.integer({ min: 1, max: 120 }),
  isRefusing: fc.boolean(),
  hoursAgo: fc.integer({ min: 0, max: 6 }),
})

/** Around each number at which another consumer stops. */
const left = fc.oneof(...[0, 100, 800, 900].map((edge) => fc.integer({ min: Math.max(0, edge - 2), max: edge + 25 })))

const states: fc.Arbitrary<State> = fc.record({
  left,
  org: fc.option(org),
  orgFloorPercent: fc.integer({ min: 0, max: 50 }),
  shares: fc.oneof(fc.constant({}), fc.constant<Shares>({ status: 1 })),
})

type World = { deps: CreditServices; tenantId: TenantId; org: Usage & { isRefusing: boolean } }

/** Sends one request as the wire does. False where the gate, the guard of the org or the org itself refuses it. */
async function send(consumer: Consumer, { deps, tenantId, org: actual }: World): Promise<boolean> {
  const called = { tenantId, origin: ORIGIN }
  try {
    await deps.headroom.admit({ ...called, consumer, bucket: 'api', purpose: 'query' })
    const reservation = await deps.gate.reserve(tenantId, consumer)
    reservation.settle('spent')
  } catch (fault) {
    if (fault instanceof Refusal) return false
    throw fault
  }
  if (actual.isRefusing || actual.used >= actual.limit) {
    await deps.headroom.refused(called)
    return false
  }
  actual.used += 1
  await deps.headroom.observe(called, actual)
  return true
}

describeOnBoth('what can be spent now', (kind) => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())

  async function worldOf({ left: credits, org: reported, orgFloorPercent, shares }: State): Promise<World> {
    const clock = virtualClock()
    const tenantId = await addTenant(database.db, { orgFloorPercent, shares })
    await leave(credits, tenantId, { database, clock })
    const gate = gateOn(database.db, { clock })
    const platform = creditServicesOn(database.db, { clock, gate })
    const deps = { ...platform, headroom: createHeadroom(platform) }
    const called = { tenantId, origin: ORIGIN }
    if (reported) await deps.headroom.observe(called, reported)
    if (reported?.isRefusing) await deps.headroom.refused(called)
    clock.advance({ hours: reported?.hoursAgo ?? 0 })
    return { deps, tenantId, org: reported ?? { used: 0, limit: 1_000_000, isRefusing: false } }
  }

  it.each<Consumer>(['person', 'handshake', 'parity', 'status'])(
    'UX-A2 is what the gate and the org would still grant to %s, in any state',
    async (consumer) => {
      await fc.assert(
        fc.asyncProperty(states, async (state) => {
          const world = await worldOf(state)
          const read = () => readSpend(world.tenantId, world.deps)
          const before = await read()
          const promised = before.byConsumer.find((one) => one.consumer === consumer)?.left ?? -1
          let granted = 0
          while (granted <= promised && (await send(consumer, world))) granted += 1
          expect({ state, granted }).toEqual({ state, granted: promised })
          const after = await read()
          expect(after.byConsumer.find((one) => one.consumer === consumer)?.left).toBe(0)
        }),
        { numRuns: kind === 'embedded' ? 25 : 12 },
      )
    },
  )
})
