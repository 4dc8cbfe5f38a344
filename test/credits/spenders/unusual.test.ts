import { describe, expect, it } from 'vitest'
import type { AppDay } from '../../../companion/src/credits/spenders/app-days.ts'
import { findUnusual } from '../../../companion/src/credits/spenders/unusual.ts'
import { after } from '../../../companion/src/platform/clock.ts'

const MONDAY = new Date('2026-03-02T00:00:00Z')

/** Days from a Monday on, each with its requests of the day and of the night. */
const daysOf = (...requests: [day: number, night?: number][]): AppDay[] =>
  requests.map(([day, night = 0], index) => ({ day: after(MONDAY, { days: index }), requests: day, night }))

/** What is unusual on the last of the days. */
function unusualAfter(...requests: [day: number, night?: number][]) {
  const days = daysOf(...requests)
  const today = days.at(-1)
  return today
    ? findUnusual('Harbour Loader', today, days.slice(0, -1)).map(({ kind, usual }) => ({ kind, usual }))
    : []
}
const week = (requests: number, night = 0) => Array.from({ length: 7 }, (): [number, number] => [requests, night])

describe('an app that behaves unusually', () => {
  it.each<[string, [number, number?][], object[]]>([
    ['is new', [...week(0), [100]], [{ kind: 'new-app', usual: 0 }]],
    ['sends ten times what it sends on a normal day', [...week(50), [500]], [{ kind: 'ten-times', usual: 50 }]],
    ['is not one that sends a little less', [...week(50), [499]], []],
    ['is not one with fewer than 100 requests', [...week(1), [99]], []],
    ['is not judged before seven days are known', [...week(0).slice(1), [100_000]], []],
    ['works at night', [...week(500, 50), [500, 151]], [{ kind: 'night', usual: 50 }]],
    ['is not one that works as many nights as before', [...week(500, 50), [500, 150]], []],
    [
      'works at the weekend',
      [...week(200).slice(0, 5), [20], [20], ...week(200).slice(0, 5), [100]],
      [{ kind: 'weekend', usual: 20 }],
    ],
    ['is not one with busy weekends', [...week(200), ...week(200).slice(0, 5), [590]], []],
  ])('%s', (_, days, kinds) => {
    expect(unusualAfter(...days)).toEqual(kinds)
  })
})
