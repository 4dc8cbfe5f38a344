import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAlerts, type WindowUse } from '../../../companion/src/credits/alerts/alerts.ts'

const LIMIT = 100_000

const use = (more: Partial<WindowUse> = {}): WindowUse => {
  const used = more.used ?? 0
  return {
    levels: [50, 75, 90, 100],
    jumpPoints: 20,
    windowStart: new Date('2026-03-02T00:00:00Z'),
    windowEnd: new Date('2026-03-03T00:00:00Z'),
    limit: LIMIT,
    used,
    usedAnHourAgo: used,
    granted: used,
    ...more,
  }
}

const levelsOf = (window: WindowUse) =>
  decideAlerts(window).flatMap(({ code, params }) => (code === 'CREDIT_LEVEL_REACHED' ? [params.percent] : []))
const jumpOf = (window: WindowUse) => decideAlerts(window).find(({ code }) => code === 'CREDIT_JUMP')

describe('an alert of a level', () => {
  it.each([
    [49_999, []],
    [50_000, [50]],
    [74_999, [50]],
    [75_000, [50, 75]],
    [90_000, [50, 75, 90]],
    [99_000, [50, 75, 90]],
    [100_000, [50, 75, 90, 100]],
    [150_000, [50, 75, 90, 100]],
  ])('with %i of 100,000 credits used tells of %j', (used, levels) => {
    expect(levelsOf(use({ used }))).toEqual(levels)
  })

  it('states the credits used, the allowance, and the end of the window', () => {
    expect(decideAlerts(use({ used: 51_234 }))).toEqual([
      {
        code: 'CREDIT_LEVEL_REACHED',
        severity: 'info',
        params: { percent: 50, used: 51_234, limit: LIMIT, until: '2026-03-03T00:00:00.000Z' },
        about: 'credits:level:2026-03-02T00:00:00.000Z:50',
        muted: false,
      },
    ])
  })

  it('is more severe for a higher level', () => {
    const severities = decideAlerts(use({ used: LIMIT })).map(({ severity }) => severity)
    expect(severities).toEqual(['info', 'info', 'warning', 'error'])
  })

  it('is mailed only for the highest of several levels reached at once', () => {
    const muted = decideAlerts(use({ used: 91_000 })).map((alert) => alert.muted)
    expect(muted).toEqual([true, true, false])
  })

  it('uses the levels in the settings', () => {
    expect(levelsOf(use({ levels: [10, 95], used: 96_000 }))).toEqual([10, 95])
    expect(levelsOf(use({ levels: [95], used: 94_999 }))).toEqual([])
  })

  it('uses the allowance of a window shorter than a day', () => {
    expect(levelsOf(use({ limit: 25_000, used: 12_500 }))).toEqual([50])
  })

  it('of 100 % is raised when no credit is left to lease, though some are unused', () => {
    expect(levelsOf(use({ used: 60_000, granted: LIMIT }))).toEqual([50, 100])
    expect(levelsOf(use({ used: 60_000, granted: LIMIT, levels: [50, 75] }))).toEqual([50])
  })

  it('of 100 % is raised when only the reserve for people is left and background work has stopped', () => {
    expect(levelsOf(use({ used: 99_099, granted: 99_099 }))).not.toContain(100)
    expect(levelsOf(use({ used: 99_100, granted: 99_100 }))).toContain(100)
  })

  it('is raised once per window and level, and never for a level that is not reached', () => {
    const rises = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 30 })
    const levels = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rises, levels, (amounts, chosen) => {
        const told = new Map<string, number>()
        let used = 0
        for (const amount of amounts) {
          used += amount
          for (const alert of decideAlerts(use({ levels: chosen.toSorted((a, b) => a - b), used })))
            if (alert.code === 'CREDIT_LEVEL_REACHED') told.set(alert.about, alert.params.percent)
        }
        const expected = chosen.filter((level) => used >= level * 1000)
        expect([...told.values()].toSorted()).toEqual(expected.toSorted())
      }),
    )
  })
})

describe('an alert of a spike', () => {
  it('is raised after a rise by 20 points within an hour', () => {
    expect(jumpOf(use({ used: 35_000, usedAnHourAgo: 15_001 }))).toBeUndefined()
    expect(jumpOf(use({ used: 38_900, usedAnHourAgo: 15_000 }))).toEqual({
      code: 'CREDIT_JUMP',
      severity: 'warning',
      params: { points: 23, used: 38_900, limit: LIMIT },
      about: 'credits:jump:2026-03-02T00:00:00.000Z',
      muted: false,
    })
  })

  it('is raised once per window', () => {
    const abouts = [20_000, 50_000, 90_000].map((used) => jumpOf(use({ used, usedAnHourAgo: 0 }))?.about)
    expect(new Set(abouts).size).toBe(1)
  })

  it('uses the points in the settings, and the allowance of a short window', () => {
    expect(jumpOf(use({ jumpPoints: 5, used: 5_000, usedAnHourAgo: 0 }))).toBeDefined()
    expect(jumpOf(use({ limit: 25_000, used: 5_000, usedAnHourAgo: 0 }))).toBeDefined()
  })
})
