import { DONE, type Check, type Verdict } from './check.ts'

/** What the production org allows everybody in 24 hours, and what of it is used; by an answer of the org, or as it reported. */
export type ProductionAllowance = { used: number; limit: number; observedAt: Date; source: 'connected' | 'reported' }

/** Credits of whole days while a sandbox was connected, the newest first. */
type SandboxDays = number[]

export type CreditFacts = { dailyLimit: number; production: ProductionAllowance | null; sandboxDays: SandboxDays }

export type DailyLimitFacts = {
  dailyLimit: number
  productionLimit: number | null
  source: ProductionAllowance['source'] | null
  observedAt: Date | null
}

/** Whether our limit protects the production org: one above the org's own allowance never stops anything. */
export const dailyLimit = ({ dailyLimit: limit, production }: CreditFacts): Check<'daily-limit', DailyLimitFacts> => ({
  id: 'daily-limit',
  ...limitVerdict(limit, production),
  facts: {
    dailyLimit: limit,
    productionLimit: production?.limit ?? null,
    source: production?.source ?? null,
    observedAt: production?.observedAt ?? null,
  },
})

function limitVerdict(limit: number, production: ProductionAllowance | null): Verdict {
  if (!production) return { state: 'unknown', remedy: 'pair-production' }
  return limit > production.limit ? { state: 'warning', remedy: 'mind-allowance' } : DONE
}

export type ForecastFacts = {
  days: number
  average: number | null
  highest: number | null
  dailyLimit: number
  productionLimit: number | null
  productionUsed: number | null
}

/** What a day will take, going by what days took in the sandbox; production holds more, so it will rather take more. */
export function expectedCredits(facts: CreditFacts): Check<'forecast', ForecastFacts> {
  const { sandboxDays: days, production } = facts
  const highest = days.length > 0 ? Math.max(...days) : null
  const total = days.reduce((sum, credits) => sum + credits, 0)
  return {
    id: 'forecast',
    ...forecastVerdict(highest, facts),
    facts: {
      days: days.length,
      average: days.length > 0 ? Math.round(total / days.length) : null,
      highest,
      dailyLimit: facts.dailyLimit,
      productionLimit: production?.limit ?? null,
      productionUsed: production?.used ?? null,
    },
  }
}

function forecastVerdict(highest: number | null, { dailyLimit: limit, production }: CreditFacts): Verdict {
  if (highest === null) return { state: 'unknown', remedy: 'test-a-day' }
  if (highest > limit) return { state: 'warning', remedy: 'raise-limit' }
  if (!production) return { state: 'unknown', remedy: 'pair-production' }
  return production.used + highest > production.limit ? { state: 'warning', remedy: 'make-room-in-production' } : DONE
}
