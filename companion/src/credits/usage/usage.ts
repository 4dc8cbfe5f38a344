import type { Clock } from '../../platform/clock.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Gate } from '../gate/gate.ts'
import { CONSUMERS, type Consumer, type Outcome } from '../spending.ts'
import { periodOf, type UsagePeriod, type UsageQuery } from './range.ts'
import type { Count, NumberedCount, UsageStore } from '../ledger/store.ts'

/** What became of credits in an hour or a day that begins at a moment. */
type UsagePoint = { at: Date; spent: number; refused: number; byConsumer: Partial<Record<Consumer, number>> }

type UsageTotals = {
  spent: number
  returned: number
  refused: number
  byConsumer: { consumer: Consumer; spent: number; refused: number }[]
}

/** What a tenant spent over a range, point by point and together. */
export type Usage = Omit<UsagePeriod, 'starts'> & {
  from: Date
  to: Date
  points: UsagePoint[]
  totals: UsageTotals
}

export type UsageDeps = { usage: UsageStore; gate: Pick<Gate, 'flush'>; clock: Clock }

/** What a tenant spent over a range that ends now, with everything that this process knows of. */
export async function readUsage(tenantId: TenantId, query: UsageQuery, deps: UsageDeps): Promise<Usage> {
  const { usage, gate, clock } = deps
  await gate.flush(tenantId)
  const now = clock.now()
  const period = periodOf(query, now)
  return sumUpUsage(period, await usage.counts(tenantId, period.starts, now), now)
}

/** What the counts of a period add up to. A point at which nothing was counted is there all the same. */
export function sumUpUsage({ starts, ...period }: UsagePeriod, counts: NumberedCount[], now: Date): Usage {
  const countsOf = Map.groupBy(counts, ({ point }) => point)
  const points = starts.map((at, index) => pointOf(at, countsOf.get(index + 1) ?? []))
  return { ...period, from: starts[0] ?? now, to: now, points, totals: totalsOf(counts) }
}

function pointOf(at: Date, counts: Count[]): UsagePoint {
  const spent = CONSUMERS.map((consumer) => [consumer, creditsOf(counts, 'spent', consumer)] as const)
  return {
    at,
    spent: creditsOf(counts, 'spent'),
    refused: creditsOf(counts, 'refused'),
    byConsumer: Object.fromEntries(spent.filter(([, credits]) => credits > 0)),
  }
}

function totalsOf(counts: Count[]): UsageTotals {
  const byConsumer = CONSUMERS.map((consumer) => ({
    consumer,
    spent: creditsOf(counts, 'spent', consumer),
    refused: creditsOf(counts, 'refused', consumer),
  }))
  return {
    spent: creditsOf(counts, 'spent'),
    returned: creditsOf(counts, 'returned'),
    refused: creditsOf(counts, 'refused'),
    byConsumer: byConsumer.filter(({ spent, refused }) => spent + refused > 0),
  }
}

const creditsOf = (counts: Count[], outcome: Outcome, consumer?: Consumer) =>
  counts
    .filter((count) => count.outcome === outcome && (consumer === undefined || count.consumer === consumer))
    .reduce((sum, { credits }) => sum + credits, 0)
