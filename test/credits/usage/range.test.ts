import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodOf } from '../../../companion/src/credits/usage/range.ts'
import { refusalWith } from '../../kit/service/refusal.ts'

const HOUR_MS = 60 * 60 * 1000
const ZONES = ['UTC', 'Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Atlantic/Azores', 'America/Santiago', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'] // prettier-ignore

const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
const zones = fc.constantFrom(...ZONES)

const starts = (range: '24h' | '7d' | '30d', timeZone: string | undefined, now: string) =>
  periodOf({ range, timeZone }, new Date(now)).starts.map((start) => start.toISOString())

/** The hours of each day of a range, without the last day, which has not ended. */
const lengths = (...asked: Parameters<typeof starts>) => {
  const moments = starts(...asked).map((start) => new Date(start).getTime())
  return moments.slice(1).map((moment, index) => (moment - (moments[index] ?? 0)) / HOUR_MS)
}

describe('the last 24 hours', () => {
  it('are the default range', () => {
    expect(periodOf({}, new Date('2026-03-02T10:20:00Z'))).toMatchObject({
      range: '24h',
      timeZone: 'UTC',
      span: 'hour',
    })
  })

  it('have 24 points, the last of which is the current hour', () => {
    const hours = starts('24h', 'Europe/Stockholm', '2026-03-02T10:20:00Z')
    expect(hours).toHaveLength(24)
    expect([hours.at(0), hours.at(-1)]).toEqual(['2026-03-01T11:00:00.000Z', '2026-03-02T10:00:00.000Z'])
  })

  it('start a new point exactly at the hour', () => {
    expect(starts('24h', 'UTC', '2026-03-02T09:59:59.999Z').at(-1)).toBe('2026-03-02T09:00:00.000Z')
    expect(starts('24h', 'UTC', '2026-03-02T10:00:00.000Z').at(-1)).toBe('2026-03-02T10:00:00.000Z')
  })

  it('are an hour apart across a clock change', () => {
    for (const timeZone of ZONES)
      expect(lengths('24h', timeZone, '2026-10-25T06:00:00Z')).toEqual(Array.from({ length: 23 }, () => 1))
  })
})

describe('the days of the reader', () => {
  it.each([
    ['UTC', '2026-03-02T00:00:00.000Z'],
    ['Europe/Stockholm', '2026-03-01T23:00:00.000Z'],
    ['America/New_York', '2026-03-02T05:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-01T18:30:00.000Z'],
    ['Asia/Kathmandu', '2026-03-01T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-02T10:00:00.000Z'],
  ])('in %s begin at midnight there', (timeZone, today) => {
    expect(starts('7d', timeZone, '2026-03-02T10:20:00Z').at(-1)).toBe(today)
  })

  it.each([
    ['Europe/Stockholm', '2026-03-31T12:00:00Z', [24, 24, 24, 24, 23, 24]],
    ['Europe/Stockholm', '2026-10-27T12:00:00Z', [24, 24, 24, 24, 25, 24]],
    ['America/New_York', '2026-03-10T12:00:00Z', [24, 24, 24, 24, 23, 24]],
    ['America/New_York', '2026-11-03T12:00:00Z', [24, 24, 24, 24, 25, 24]],
    ['UTC', '2026-03-31T12:00:00Z', [24, 24, 24, 24, 24, 24]],
  ])('in %s up to %s have %j hours', (timeZone, now, hours) => {
    expect(lengths('7d', timeZone, now)).toEqual(hours)
  })

  it.each([
    ['2026-03-28T23:30:00Z', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29T00:59:59Z', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29T01:00:00Z', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29T21:59:59Z', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29T22:00:00Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25T22:59:59Z', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25T23:00:00Z', '2026-10-25T23:00:00.000Z'],
  ])('in Stockholm, at %s, began at %s, also while the clocks are changed', (now, today) => {
    expect(starts('7d', 'Europe/Stockholm', now).at(-1)).toBe(today)
  })

  it('begin at the first of two midnights, and at one o’clock when a day has no midnight', () => {
    expect(starts('7d', 'Atlantic/Azores', '2026-10-25T12:00:00Z').at(-1)).toBe('2026-10-25T00:00:00.000Z')
    expect(starts('7d', 'America/Santiago', '2026-09-06T12:00:00Z').at(-1)).toBe('2026-09-06T04:00:00.000Z')
  })

  it('follow each other without a gap, one calendar day each, and end today', () => {
    fc.assert(
      fc.property(moments, zones, fc.constantFrom('7d' as const, '30d' as const), (now, timeZone, range) => {
        const calendar = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' })
        const days = periodOf({ range, timeZone }, now).starts
        expect(days).toHaveLength(range === '7d' ? 7 : 30)
        const dayBefore = (start: Date) => calendar.format(new Date(start.getTime() - 1))
        const [first = now, ...others] = days
        expect(dayBefore(first)).not.toBe(calendar.format(first))
        for (const [index, start] of others.entries()) expect(dayBefore(start)).toBe(calendar.format(days[index]))
        expect(calendar.format(days.at(-1))).toBe(calendar.format(now))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a time zone', () => {
  it.each(['Mars/Phobos', '', ' ', '+02:00', '-05', 'Europe/Stockholm; drop table tenant', 'local', '../UTC'])(
    'that is not valid is refused: %j',
    (timeZone) => {
      for (const range of ['24h', '7d'] as const)
        expect(() => periodOf({ range, timeZone }, new Date())).toThrow(refusalWith('TIME_ZONE_UNKNOWN'))
    },
  )

  it.each(['UTC', 'Etc/UTC', 'Asia/Calcutta', 'Asia/Kolkata', 'Europe/Kyiv', 'EST5EDT'])('may be %s', (timeZone) => {
    expect(periodOf({ range: '7d', timeZone }, new Date()).timeZone).toBe(timeZone)
  })
})
