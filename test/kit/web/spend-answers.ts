import { connection, spend } from './answers.ts'
import type { Answers } from './answer.ts'

const HOUR = 3_600_000
const fromNow = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()

const org = { used: 113_001, limit: 115_000, left: 1_999, reserve: 11_500, observedAt: fromNow(-0.1), isOld: false }
const ownLimit = { limitedBy: 'own-limit', until: spend.own.windowEnd }

/** What the companion answers for each headline of a spend bar. */
export const spends = {
  calm: spend,
  busy: { ...spend, level: 'busy' },
  critical: { ...spend, level: 'critical' },
  'background-paused': {
    ...spend,
    state: 'background-paused',
    level: 'critical',
    left: 1_999,
    background: { left: 0, limitedBy: 'pause', until: null },
    org,
  },
  stopped: {
    ...spend,
    ...ownLimit,
    state: 'stopped',
    level: 'spent',
    left: 0,
    background: { left: 0, ...ownLimit },
    own: { ...spend.own, used: 100_000, left: 0 },
  },
  unknown: { ...spend, ...unknownWith(null) },
  old: { ...spend, ...unknownWith({ ...org, observedAt: fromNow(-5), isOld: true }) },
}

function unknownWith(org: object | null) {
  return { state: 'unknown', level: 'unknown', left: 87_655, limitedBy: 'unknown', until: null, org }
}

/** The answers of a tenant that can spend so much. */
export const spendingAs = (name: keyof typeof spends): Answers => ({
  'GET /credits/spend': { json: spends[name] },
  'GET /connections': { json: { connections: [{ ...connection, spend: spends[name] }] } },
})
