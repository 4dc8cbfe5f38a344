import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecast, type Forecast } from '../../../companion/src/credits/forecast/forecast.ts'
import type { ForecastFacts } from '../../../companion/src/credits/forecast/outlook.ts'
import { recentSince } from '../../../companion/src/credits/forecast/pace.ts'

const HOUR_MS = 60 * 60 * 1000
const START = new Date('2026-03-02T00:00:00Z')
const at = (hour: number) => new Date(START.getTime() + hour * HOUR_MS)

const LIMIT = 100_000
const EVEN = Array.from({ length: 24 }, () => 100)
const OFFICE = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 18 ? 1000 : 0))

/** The first hours of a day. */
const until = (hour: number, day: number[]) => day.map((credits, index) => (index < hour ? credits : 0))
const sum = (day: number[]) => day.reduce((total, credits) => total + credits, 0)
const times = (factor: number, day: number[]) => day.map((credits) => Math.round(credits * factor))

/** A window after some of its hours, with the days before it. */
function facts(hour: number, today: number[], daysBefore: number[][]): ForecastFacts {
  const past = until(hour, today)
  return {
    window: { start: START, end: at(24), limit: LIMIT },
    now: at(hour),
    spent: sum(past),
    today: past,
    daysBefore,
    recent: { credits: sum(past.slice(Math.max(0, hour - 2))), since: at(hour - 2) },
  }
}

const withLimit = (limit: number, given: ForecastFacts) => ({ ...given, window: { ...given.window, limit } })

const days = (count: number, day: number[]) => Array.from({ length: count }, () => day)

describe('the forecast from history', () => {
  it('is a usual day when all days are the same, with high certainty', () => {
    for (const hour of [0, 1, 9, 17, 23, 24])
      expect(forecast(facts(hour, OFFICE, days(14, OFFICE)))).toEqual({
        spent: sum(until(hour, OFFICE)),
        limit: LIMIT,
        low: 10_000,
        expected: 10_000,
        high: 10_000,
        reachedAt: null,
        certainty: 'high',
        basis: 'history',
        daysOfHistory: 14,
        windowEnd: at(24),
      })
  })

  it('needs three days, and seven for high certainty', () => {
    const ofDays = (count: number) => forecast(facts(12, OFFICE, days(count, OFFICE)))
    expect([0, 2, 3, 6, 7, 14].map((count) => [ofDays(count).basis, ofDays(count).certainty])).toEqual([
      ['pace', 'low'],
      ['pace', 'low'],
      ['history', 'medium'],
      ['history', 'medium'],
      ['history', 'high'],
      ['history', 'high'],
    ])
  })

  it('expects little more after a busy first hour, and much more after a busy afternoon', () => {
    const rest = (hour: number) => {
      const { expected, spent } = forecast(facts(hour, times(2, OFFICE), days(14, OFFICE)))
      return (expected - spent) / sum(OFFICE.slice(hour))
    }
    expect([9, 13, 17].map(rest)).toEqual([1.1, 1.5, 1.9])
    const quiet = forecast(facts(13, times(0.5, OFFICE), days(14, OFFICE)))
    expect(quiet.expected).toBe(2500 + 0.75 * 5000)
  })

  it('has low certainty on a day unlike the others', () => {
    const { certainty, low, expected, high } = forecast(facts(13, times(2, OFFICE), days(14, OFFICE)))
    expect(certainty).toBe('medium')
    expect([low, expected, high]).toEqual([15_000, 17_500, 17_500])
  })

  it('has the spread of the days before, without a single outlier', () => {
    const weeks = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 400].map((factor) => times(factor, EVEN))
    const { low, expected, high, certainty } = forecast(facts(0, EVEN, weeks))
    expect([low, expected, high]).toEqual([2 * 2400, 6 * 2400, 10 * 2400])
    expect(certainty).toBe('medium')
  })

  it('uses the pace on a day that spends more than three usual ones', () => {
    const runaway = until(
      4,
      OFFICE.map(() => 5000),
    )
    const { basis, expected, certainty, reachedAt } = forecast(facts(4, runaway, days(14, EVEN)))
    expect({ basis, expected, certainty, reachedAt }).toEqual({
      basis: 'pace',
      expected: 120_000,
      certainty: 'low',
      reachedAt: at(20),
    })
  })

  it('uses the pace when a usual day spends nothing', () => {
    expect(forecast(facts(4, EVEN, days(14, times(0, EVEN))))).toMatchObject({ basis: 'pace', expected: 2400 })
    expect(forecast(facts(4, times(0, EVEN), days(14, times(0, EVEN))))).toMatchObject({ expected: 0, high: 0 })
  })

  it('places the limit in the usual busy hours, not by elapsed time', () => {
    const { reachedAt, expected } = forecast(withLimit(9000, facts(7, OFFICE, days(7, OFFICE))))
    expect([expected, reachedAt]).toEqual([10_000, at(17)])
  })

  it('counts credits lost to a crash as gone, and does not extrapolate them', () => {
    const usual = facts(12, OFFICE, days(7, OFFICE))
    const { expected, reachedAt } = forecast({ ...usual, spent: usual.spent + 500 })
    expect(expected).toBe(10_500)
    expect(reachedAt).toBeNull()
  })

  it('works for a window shorter than a day', () => {
    const short = { ...facts(9, OFFICE, days(7, OFFICE)), window: { start: START, end: at(12), limit: 50_000 } }
    expect(forecast(short)).toMatchObject({ expected: 4000, windowEnd: at(12) })
  })
})

describe('the forecast from the pace', () => {
  const pace = (credits: number, minutes: number) =>
    forecast({
      ...facts(12, times(0, EVEN), []),
      spent: credits,
      recent: { credits, since: at(12 - minutes / 60) },
    })

  it('extends the last two hours, from no spending to double, with low certainty', () => {
    expect(pace(200, 120)).toMatchObject({
      low: 200,
      expected: 200 + 1200,
      high: 200 + 2400,
      basis: 'pace',
      certainty: 'low',
      daysOfHistory: 0,
    })
  })

  it('treats less than a quarter of an hour as a quarter', () => {
    expect(pace(10, 1).expected).toBe(pace(10, 15).expected)
    expect(pace(10, 1).expected).toBe(10 + 10 * 4 * 12)
    expect(pace(10, 30).expected).toBe(10 + 10 * 2 * 12)
  })

  it('predicts when the limit will be reached', () => {
    expect(pace(20_000, 120).reachedAt).toEqual(at(20))
    expect(pace(10_000, 120).reachedAt).toBeNull()
  })

  it('uses the last two hours, or less when counting began later', () => {
    expect(recentSince(null, at(12))).toEqual(at(10))
    expect(recentSince(at(-100), at(12))).toEqual(at(10))
    expect(recentSince(at(11.5), at(12))).toEqual(at(11.5))
  })
})

describe('every forecast', () => {
  const credits = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 2_000_000_000 }))
  const day = fc.array(credits, { minLength: 24, maxLength: 24 })
  const anything = fc
    .record({
      limit: fc.oneof(fc.integer({ min: 0, max: 2_147_483_647 }), fc.constantFrom(0, 100_000, 2_147_483_647)),
      length: fc.integer({ min: 1, max: 24 }),
      passed: fc.double({ min: 0, max: 1, noNaN: true }),
      lost: credits,
      today: day,
      daysBefore: fc.array(day, { maxLength: 14 }),
      recent: fc.record({ credits, minutes: fc.integer({ min: 0, max: 120 }) }),
    })
    .map(({ limit, length, passed, lost, today, recent, ...rest }): ForecastFacts => {
      const now = at(Math.min(length - 1e-6, passed * length))
      const past = until(Math.floor(passed * length), today)
      return {
        ...rest,
        window: { start: START, end: at(length), limit },
        now,
        today: past,
        spent: Math.min(2_147_483_647, sum(past) + lost),
        recent: { credits: recent.credits, since: new Date(now.getTime() - recent.minutes * 60_000) },
      }
    })

  const holds = (property: (result: Forecast, given: ForecastFacts) => void) => {
    fc.assert(fc.property(anything, (given) => { property(forecast(given), given) }), { numRuns: 500 }) // prettier-ignore
  }

  it('is an integer, at least the credits spent, and within its band', () => {
    holds(({ spent, low, expected, high }) => {
      for (const value of [spent, low, expected, high]) expect(Number.isSafeInteger(value)).toBe(true)
      expect(spent).toBeLessThanOrEqual(low)
      expect(low).toBeLessThanOrEqual(expected)
      expect(expected).toBeLessThanOrEqual(high)
      expect(high).toBeLessThanOrEqual(2_147_483_647)
    })
  })

  it('names a future time within the window exactly when it expects the limit', () => {
    holds(({ reachedAt, expected, spent, limit }, { now, window }) => {
      expect(reachedAt !== null).toBe(expected >= limit)
      if (!reachedAt) return
      if (spent >= limit) expect(reachedAt).toEqual(now)
      else expect(now < reachedAt && reachedAt <= window.end).toBe(true)
    })
  })

  it('has high certainty only from seven days of history, and never from the pace', () => {
    holds(({ certainty, basis, daysOfHistory }, { daysBefore }) => {
      expect(daysOfHistory).toBe(daysBefore.length)
      if (basis === 'pace') expect(certainty).toBe('low')
      else expect(daysOfHistory).toBeGreaterThanOrEqual(certainty === 'high' ? 7 : 3)
    })
  })

  it('never falls when more is spent in the same hours', () => {
    fc.assert(
      fc.property(
        day,
        fc.array(day, { minLength: 3, maxLength: 14 }),
        fc.integer({ min: 1, max: 23 }),
        (today, before, hour) => {
          const calm = forecast(facts(hour, today, before))
          const busy = forecast(facts(hour, today.map((credits) => credits + 1), before)) // prettier-ignore
          if (calm.basis === busy.basis) expect(busy.expected).toBeGreaterThanOrEqual(calm.expected)
        },
      ),
    )
  })

  it('reports a reached limit as reached now', () => {
    const reached = (limit: number) => forecast(withLimit(limit, facts(12, OFFICE, days(7, OFFICE)))).reachedAt
    expect([3999, 4000].map(reached)).toEqual([at(12), at(12)])
    expect(reached(4001)).toEqual(new Date(at(12).getTime() + HOUR_MS / 1000))
  })
})
