import { before } from '../../platform/clock.ts'
import { checkOf, DONE, type Check, type Verdict } from './check.ts'

/** What the production org allows everybody in 24 hours, and what of it is used; by an answer of the org, or as it reported. */
export type ProductionAllowance = { used: number; limit: number; observedAt: Date; source: 'connected' | 'reported' }

/** Credits of whole days while a sandbox was connected, the newest first. */
type SandboxDays = number[]

export type CreditFacts = {
  now: Date
  hadSandbox: boolean
  dailyLimit: number
  production: ProductionAllowance | null
  /** Whether the production org is paired, and may report. */
  isProductionPaired: boolean
  sandboxDays: SandboxDays
}

/** How long a report of production tells how it stands. */
const REPORT_LIFETIME = { days: 1 }

export type DailyLimitFacts = {
  dailyLimit: number
  productionLimit: number | null
  source: ProductionAllowance['source'] | null
  observedAt: Date | null
}

/** Whether our limit protects the production org: one above the org's own allowance never stops anything. */
export const dailyLimit = (facts: CreditFacts): Check<'daily-limit', DailyLimitFacts> =>
  checkOf('daily-limit', limitVerdict(facts), {
    dailyLimit: facts.dailyLimit,
    productionLimit: facts.production?.limit ?? null,
    source: facts.production?.source ?? null,
    observedAt: facts.production?.observedAt ?? null,
  })

function limitVerdict(facts: CreditFacts): Verdict {
  const { production, silence } = productionOf(facts)
  if (!production) return silence
  return facts.dailyLimit > production.limit ? { cause: 'limit-above-production' } : DONE
}

type Told = { production: ProductionAllowance; silence?: undefined } | { production?: undefined; silence: Verdict }

/** What production tells now, or why it tells nothing. */
function productionOf({ production, isProductionPaired, now }: CreditFacts): Told {
  if (!production) return { silence: { cause: isProductionPaired ? 'snapshots-off' : 'production-not-paired' } }
  const isOld = production.source === 'reported' && production.observedAt < before(now, REPORT_LIFETIME)
  return isOld
    ? { silence: { cause: 'production-report-old', about: [production.observedAt.toISOString()] } }
    : { production }
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
  return checkOf('forecast', forecastVerdict(highest, facts), {
    days: days.length,
    average: days.length > 0 ? Math.round(total / days.length) : null,
    highest,
    dailyLimit: facts.dailyLimit,
    productionLimit: production?.limit ?? null,
    productionUsed: production?.used ?? null,
  })
}

function forecastVerdict(highest: number | null, facts: CreditFacts): Verdict {
  if (highest === null) return { cause: facts.hadSandbox ? 'no-sandbox-day' : 'no-sandbox' }
  if (highest > facts.dailyLimit) return { cause: 'above-limit' }
  const { production, silence } = productionOf(facts)
  if (!production) return silence
  return production.used + highest > production.limit ? { cause: 'no-room-in-production' } : DONE
}
