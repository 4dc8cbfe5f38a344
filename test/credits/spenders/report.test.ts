import { describe, expect, it } from 'vitest'
import { retirementOf } from '../../../companion/src/credits/spenders/api-versions.ts'
import type { Spender } from '../../../companion/src/credits/spenders/line.ts'
import { reportOf } from '../../../companion/src/credits/spenders/report.ts'
import type { ReadDay } from '../../../companion/src/credits/spenders/store.ts'
import { after } from '../../../companion/src/platform/clock.ts'

const MONDAY = new Date('2026-03-02T00:00:00Z')
const AT_NIGHT = Array.from({ length: 24 }, (_, hour) => (hour === 22 ? 1 : 0))

const spender = (counted: number, more: Partial<Spender> = {}): Spender => ({
  appName: 'Harbour Loader',
  clientName: 'HarbourLoader/12.1',
  userId: '005Kz0000000001',
  userName: '',
  apiVersion: '36.0',
  counted,
  uncounted: 0,
  hours: AT_NIGHT.map((part) => part * counted),
  ...more,
})
const ours = (counted: number) =>
  spender(counted, { appName: 'Tollbridge', clientName: 'Tollbridge', userId: '005Kz0000000002', apiVersion: '67.0' })
const day = (index: number, spenders: Spender[], rest = 0): ReadDay => ({
  day: after(MONDAY, { days: index }),
  readAt: after(MONDAY, { days: index + 1 }),
  rest,
  spenders,
})
const report = (days: ReadDay[], timeZone = 'UTC', week = MONDAY) =>
  reportOf(days, { clientName: 'Tollbridge', timeZone, week })

describe('who spends', () => {
  it('is summed by app, user and version, largest first, with shares that include small callers', () => {
    const found = report([day(0, [spender(500), ours(100)]), day(1, [ours(300)], 100)])
    expect(found).toMatchObject({ week: 1_000, rest: 100, days: [{ requests: 600 }, { requests: 400 }] })
    expect(found.apps).toMatchObject([
      { app: 'Harbour Loader', newest: 0, week: 500, percent: 50, isOurs: false, users: 1, lastDay: MONDAY },
      { app: 'Tollbridge', newest: 300, week: 400, percent: 40, isOurs: true },
    ])
    expect(found.users).toMatchObject([{ userId: '005Kz0000000001', apps: ['Harbour Loader'] }, { week: 400 }])
    expect(found.versions).toMatchObject([
      { apiVersion: '36.0', retirement: { release: "Summer '28", from: '2028-06' } },
      { apiVersion: '67.0', retirement: null },
    ])
  })

  it('leaves days before the week out of its sums, and compares with them', () => {
    const days = Array.from({ length: 9 }, (_, index) => day(index, [spender(index === 8 ? 5_000 : 100)]))
    const found = report(days, 'UTC', after(MONDAY, { days: 8 }))
    expect(found.week).toBe(5_000)
    expect(found.unusual).toMatchObject([{ kind: 'ten-times', app: 'Harbour Loader', requests: 5_000, usual: 100 }])
  })

  it('calls nothing unusual, and says that it does not know, while too few days are known', () => {
    expect(report([day(0, [spender(100_000)])]).unusual).toBeNull()
  })

  it('tells nights apart where the reader is', () => {
    const days = Array.from({ length: 8 }, (_, index) =>
      day(index, [spender(index === 7 ? 400 : 300, { hours: AT_NIGHT.map((part) => (index === 7 ? part * 400 : 0)) })]),
    )
    const week = after(MONDAY, { days: 7 })
    expect(report(days, 'UTC', week).unusual).toMatchObject([{ kind: 'night', requests: 400, usual: 0 }])
    // 22:00 UTC is the afternoon in New York.
    expect(report(days, 'America/New_York', week).unusual).toEqual([])
  })

  it('is nothing, without a division by zero, where nobody spent', () => {
    expect(report([day(0, [])])).toMatchObject({ week: 0, apps: [], users: [], versions: [] })
  })
})

describe('the retirement of an API version', () => {
  it.each([
    ['20.0', "Summer '22"],
    ['30.0', "Summer '25"],
    ['31.0', "Summer '28"],
    ['40.0', "Summer '28"],
  ])('of %s is in %s', (version, release) => {
    expect(retirementOf(version)?.release).toBe(release)
  })

  it.each(['41.0', '67.0', '', 'x'])('of "%s" is not announced', (version) => {
    expect(retirementOf(version)).toBeNull()
  })
})
