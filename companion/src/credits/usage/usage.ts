import type { TenantId } from '../../platform/ids.ts'
import { countsByPoint, type Count, type NumberedCount } from '../ledger/store.ts'
import type { CreditServices } from '../services.ts'
import { CONSUMERS, type Consumer, type Outcome } from '../spending.ts'
import { periodOf, type UsagePeriod, type UsageQuery } from './range.ts'

/** Credits of an hour or a day that begins at `at`. */
type UsagePoint = { at: Date; spent: number; refused: number; byConsumer: Partial<Record<Consumer, number>> }

type UsageTotals = {
  spent: number
  returned: number
  refused: number
  byConsumer: { consumer: Consumer; spent: number; refused: number }[]
}

/** What a tenant spent over a range, point by point and in total. */
export type Usage = Omit<UsagePeriod, 'starts'> & {
  from: Date
  to: Date
  points: UsagePoint[]
  totals: UsageTotals
}

/** What a tenant spent over a range that ends now, including what this process has not written yet. */
export async function readUsage(tenantId: TenantId, query: UsageQuery, deps: CreditServices): Promise<Usage> {
  await deps.gate.flush(tenantId)
  const now = deps.clock.now()
  const period = periodOf(query, now)
  return sumUpUsage(period, await countsByPoint(tenantId, { starts: period.starts, to: now }, deps), now)
}

/** Sums the counts of a period. A point without counts is included. */
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
