import type { Report } from '../report.ts'
import type { Measured } from '../measure.ts'
import type { Contender } from './contenders.ts'

export type Run = { contender: Contender['name']; tenants: number; callers: number; measured: Measured }

export type Days = { overLimit: number; idle: number; engage: number }

/** Many callers, but no more than a process serves at a time. The ratios are taken at this number. */
const USUAL_CALLERS = 50

/** The figures of all runs, for programs and for people. */
export function tell(runs: Run[], { overLimit, idle, engage }: Days): Report {
  const at = (contender: Contender['name'], tenants: number, callers = USUAL_CALLERS): Measured => {
    const run = runs.find((one) => one.contender === contender && one.tenants === tenants && one.callers === callers)
    if (!run) throw new Error(`no run of ${contender}`)
    return run.measured
  }
  const cold = Math.max(...runs.map(({ tenants }) => tenants))
  const [hot, hotLimiter, hotUpdate] = [at('gate', 1), at('rate-limiter-flexible', 1), at('conditional update', 1)]
  const figures = {
    hot_vs_rate_limiter_flexible: ratio(hot, hotLimiter),
    hot_vs_conditional_update: ratio(hot, hotUpdate),
    cold_vs_rate_limiter_flexible: ratio(at('gate', cold), at('rate-limiter-flexible', cold)),
    cold_vs_conditional_update: ratio(at('gate', cold), at('conditional update', cold)),
    lease_reservations_per_s: hot.perSecond,
    lease_p99_ms: rounded(hot.p99Ms, 3),
    over_limit: overLimit,
    idle_credits_per_day: idle,
    marketo_engage_credits_per_day: engage,
  }
  return {
    figures,
    text: [...tableOf(runs), '', ...Object.entries(figures).map(([name, value]) => `${name}: ${value}`)].join('\n'),
  }
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

const ratio = (ours: Measured, theirs: Measured) => rounded(ours.perSecond / theirs.perSecond, 1)

const HEADINGS = ['contender', 'tenants', 'callers', 'per second', 'p50 ms', 'p99 ms']
const WIDTH = 23

function tableOf(runs: Run[]): string[] {
  const rows = runs.map(({ contender, tenants, callers, measured }) => [
    contender,
    String(tenants),
    String(callers),
    String(measured.perSecond),
    measured.p50Ms.toFixed(3),
    measured.p99Ms.toFixed(3),
  ])
  return [HEADINGS, ...rows].map((row) =>
    row
      .map((cell) => cell.padEnd(WIDTH))
      .join('')
      .trimEnd(),
  )
}
