import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumUp } from '../../companion/src/credits/credit-window.ts'
import { windowAt } from '../../companion/src/credits/window.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
const hours = fc.integer({ min: 0, max: 23 })

describe('the window of a moment', () => {
  it.each([
    ['2026-03-02T10:00:00Z', 0, '2026-03-02T00:00:00.000Z'],
    ['2026-03-02T00:00:00Z', 0, '2026-03-02T00:00:00.000Z'],
    ['2026-03-01T23:59:59.999Z', 0, '2026-03-01T00:00:00.000Z'],
    ['2026-03-02T05:59:59Z', 6, '2026-03-01T06:00:00.000Z'],
    ['2026-03-02T06:00:00Z', 6, '2026-03-02T06:00:00.000Z'],
    ['2026-03-29T01:30:00Z', 23, '2026-03-28T23:00:00.000Z'],
  ])('at %s with reset hour %i starts at %s', (moment, hour, start) => {
    expect(windowAt(new Date(moment), hour).start.toISOString()).toBe(start)
  })

  it('is 24 hours long, holds the moment and starts at the hour, daylight saving or not', () => {
    fc.assert(
      fc.property(moments, hours, (moment, hour) => {
        const { start, end } = windowAt(moment, hour)
        expect(end.getTime() - start.getTime()).toBe(DAY_MS)
        expect(start <= moment && moment < end).toBe(true)
        expect(start.getTime() % DAY_MS).toBe(hour * 60 * 60 * 1000)
      }),
    )
  })

  it('is followed without gap by the window that starts at its end', () => {
    fc.assert(
      fc.property(moments, hours, (moment, hour) => {
        const { end } = windowAt(moment, hour)
        expect(windowAt(end, hour).start).toEqual(end)
      }),
    )
  })
})

describe('the sums of a window', () => {
  it('count what is reserved, or lost to a crash, as gone', () => {
    const window = { ...windowAt(new Date('2026-03-02T10:00:00Z'), 0), limit: 100_000, granted: 12 }
    const uses = [
      { consumer: 'handshake' as const, credits: 2 },
      { consumer: 'status' as const, credits: 7 },
    ]
    expect(sumUp(window, uses)).toMatchObject({ used: 9, reserved: 3, left: 99_988, byConsumer: uses })
  })
})
