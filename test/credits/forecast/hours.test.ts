import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditsWithin, offsetOfShare } from '../../../companion/src/credits/forecast/hours.ts'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

const hours = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 24, maxLength: 24 })
const offsets = fc.integer({ min: 0, max: DAY_MS })
const shares = fc.double({ min: 0, max: 1, noNaN: true })

describe('the credits of a part of a window', () => {
  it('are those of its hours, and the fraction of an hour that it cuts', () => {
    const stretch = { from: 0.5 * HOUR_MS, to: 2.25 * HOUR_MS }
    expect(creditsWithin([100, 10, 40, 7], stretch)).toBe(50 + 10 + 10)
  })

  it('of two adjacent parts add up to those of both together', () => {
    fc.assert(
      fc.property(hours, offsets, (credits, offset) => {
        const [before, after] = [{ from: 0, to: offset }, { from: offset, to: DAY_MS }] // prettier-ignore
        const all = credits.reduce((sum, hour) => sum + hour, 0)
        expect(creditsWithin(credits, before) + creditsWithin(credits, after)).toBeCloseTo(all, 4)
      }),
    )
  })
})

describe('the moment at which a share is spent', () => {
  it.each([
    [0.25, 11],
    [0.5, 12],
    [0.75, 20],
    [1, 20.5],
  ])('%f is after %f hours', (share, after) => {
    const credits = Array.from({ length: 24 }, (_, hour) => ({ 10: 50, 11: 50, 19: 50, 20: 100 })[hour] ?? 0)
    const until = { from: 10 * HOUR_MS, to: 20.5 * HOUR_MS }
    expect(offsetOfShare(credits, share, until) / HOUR_MS).toBeCloseTo(after, 6)
  })

  it('is the end where nothing is spent', () => {
    expect(offsetOfShare([0, 0, 0], 0.5, { from: 5, to: 70 })).toBe(70)
  })

  it('is when the share has been spent, within the part', () => {
    fc.assert(
      fc.property(hours, offsets, shares, (credits, from, share) => {
        const part = { from, to: DAY_MS }
        const offset = offsetOfShare(credits, share, part)
        expect(offset).toBeGreaterThanOrEqual(from)
        expect(offset).toBeLessThanOrEqual(DAY_MS)
        const total = creditsWithin(credits, part)
        if (total > 0) expect(creditsWithin(credits, { from, to: offset })).toBeCloseTo(total * share, 3)
      }),
    )
  })
})
