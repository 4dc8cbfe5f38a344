import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumUp } from '../../companion/src/credits/gate/window-report.ts'
import { allowanceOf, changeResetHour, windowAt, type Schedule } from '../../companion/src/credits/window.ts'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
const hours = fc.integer({ min: 0, max: 23 })

const always = (resetHour: number): Schedule => ({ resetHour, from: null, coming: null })

describe('the window of a moment', () => {
  it.each([
    ['2026-03-02T10:00:00Z', 0, '2026-03-02T00:00:00.000Z'],
    ['2026-03-02T00:00:00Z', 0, '2026-03-02T00:00:00.000Z'],
    ['2026-03-01T23:59:59.999Z', 0, '2026-03-01T00:00:00.000Z'],
    ['2026-03-02T05:59:59Z', 6, '2026-03-01T06:00:00.000Z'],
    ['2026-03-02T06:00:00Z', 6, '2026-03-02T06:00:00.000Z'],
    ['Q10 2026-03-29T01:30:00Z, as clocks go forward', 23, '2026-03-28T23:00:00.000Z'],
    ['Q10 2026-10-25T00:30:00Z, as clocks go back', 23, '2026-10-24T23:00:00.000Z'],
  ])('at %s with reset hour %i starts at %s', (moment, hour, start) => {
    const at = new Date(/\d{4}-[\d:TZ.-]+/.exec(moment)?.[0] ?? '')
    expect(windowAt(at, always(hour)).start.toISOString()).toBe(start)
  })

  it('Q10 is 24 hours long, holds the moment and starts at the hour, daylight saving or not', () => {
    fc.assert(
      fc.property(moments, hours, (moment, hour) => {
        const { start, end } = windowAt(moment, always(hour))
        expect(end.getTime() - start.getTime()).toBe(DAY_MS)
        expect(start <= moment && moment < end).toBe(true)
        expect(start.getTime() % DAY_MS).toBe(hour * HOUR_MS)
      }),
    )
  })
})

describe('another reset hour', () => {
  const now = new Date('2026-03-02T10:00:00Z')

  it('keeps the current window, then adds one shorter window, then days from the new hour', () => {
    const schedule = changeResetHour(always(0), 6, now)
    const windows = ['2026-03-02T23:59:59Z', '2026-03-03T00:00:00Z', '2026-03-03T06:00:00Z'].map((moment) =>
      windowAt(new Date(moment), schedule),
    )
    expect(windows.map(({ start, end }) => [start.toISOString(), end.toISOString()])).toEqual([
      ['2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z'],
      ['2026-03-03T00:00:00.000Z', '2026-03-03T06:00:00.000Z'],
      ['2026-03-03T06:00:00.000Z', '2026-03-04T06:00:00.000Z'],
    ])
  })

  it('gives the shorter window its share of the daily limit, rounded down', () => {
    const short = windowAt(new Date('2026-03-03T01:00:00Z'), changeResetHour(always(0), 7, now))
    expect(allowanceOf(short, 100_000)).toBe(29_166)
    expect(allowanceOf(windowAt(now, always(0)), 2_147_483_647)).toBe(2_147_483_647)
  })

  it('is dropped when the old hour is set again before it applies', () => {
    expect(changeResetHour(changeResetHour(always(0), 6, now), 0, now)).toEqual(always(0))
  })

  it('Q10 never leaves a gap, an overlap or a longer window, however often it is changed', () => {
    const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), hours), { maxLength: 12 })
    fc.assert(
      fc.property(hours, changes, (first, steps) => {
        let schedule = always(first)
        let at = now
        let window = windowAt(at, schedule)
        const walkTo = (until: Date) => {
          while (until >= window.end) {
            const next = windowAt(window.end, schedule)
            expect(next.start).toEqual(window.end)
            window = next
          }
        }
        for (const [ahead, hour] of steps) {
          at = new Date(at.getTime() + ahead * HOUR_MS)
          walkTo(at)
          schedule = changeResetHour(schedule, hour, at)
          expect(windowAt(at, schedule)).toEqual(window)
          expect(window.end.getTime() - window.start.getTime()).toBeLessThanOrEqual(DAY_MS)
        }
        walkTo(new Date(at.getTime() + 3 * DAY_MS))
        expect(window.end.getTime() - window.start.getTime()).toBe(DAY_MS)
      }),
    )
  })
})

describe('the sums of a window', () => {
  it('separate credits used, credits held and credits lost to a crash', () => {
    const window = { ...windowAt(new Date('2026-03-02T10:00:00Z'), always(0)), allowance: 100_000 }
    const uses = [
      { consumer: 'handshake' as const, spent: 2, reserved: 1, lost: 0 },
      { consumer: 'status' as const, spent: 5, reserved: 0, lost: 4 },
    ]
    expect(sumUp(window, uses)).toMatchObject({
      used: 7,
      reserved: 1,
      lost: 4,
      left: 99_988,
      byConsumer: [
        { consumer: 'handshake', credits: 2 },
        { consumer: 'status', credits: 5 },
      ],
    })
  })

  it('have zero left, not less, when the limit is lowered below the credits granted', () => {
    const window = { ...windowAt(new Date('2026-03-02T10:00:00Z'), always(0)), allowance: 100_000 }
    expect(sumUp(window, [{ consumer: 'export', spent: 120_000, reserved: 5, lost: 0 }]).left).toBe(0)
  })
})
