import { describe, expect, it } from 'vitest'
import {
  compareDay,
  otherSpenders,
  type DayToCompare,
} from '../../../companion/src/credits/reconciliation/reconciliation.ts'
import { tallyLog, type LoggedRequest } from '../../../companion/src/credits/reconciliation/tally.ts'

const day = new Date('2026-03-01T00:00:00Z')
const at = (time: string) => new Date(`2026-03-01T${time}Z`)

const request = (key: string, more: Partial<LoggedRequest> = {}): LoggedRequest => ({
  key,
  at: at('10:15:00'),
  clientName: 'Tollbridge',
  appName: 'Tollbridge',
  counts: true,
  ...more,
})
const requests = (count: number, more: Partial<LoggedRequest> = {}) =>
  Array.from({ length: count }, (_, number) => request(`${more.clientName ?? ''} ${number}`, more))

const compare = (log: LoggedRequest[], ledger: DayToCompare['ledger'], more: Partial<DayToCompare> = {}) =>
  compareDay({ day, logged: tallyLog([log]), ledger, clientName: 'Tollbridge', ...more })
const spent = (credits: number, time = '10:00:00') => ({ at: at(time), credits })

describe('the log of a day', () => {
  it('adds up by hour, client and app, and separates counted from uncounted requests', () => {
    const log = [
      ...[request('a'), request('b'), request('c', { at: at('10:59:59.999') }), request('d', { at: at('11:00:00') })],
      ...[request('e', { counts: false }), request('f', { clientName: '', appName: 'Ledgerline ERP' })],
    ]
    expect(tallyLog([log])).toEqual([
      { hour: at('10:00:00'), clientName: 'Tollbridge', appName: 'Tollbridge', counted: 3, uncounted: 1 },
      { hour: at('11:00:00'), clientName: 'Tollbridge', appName: 'Tollbridge', counted: 1, uncounted: 0 },
      { hour: at('10:00:00'), clientName: '', appName: 'Ledgerline ERP', counted: 1, uncounted: 0 },
    ])
  })

  it('counts a line once when a later file repeats it', () => {
    const [inTime, late] = [
      [request('a'), request('b')],
      [request('b'), request('c')],
    ]
    expect(tallyLog([inTime, late])[0]?.counted).toBe(3)
  })

  it('counts every one of several equal lines in one file', () => {
    const twice = [request('a'), request('a')]
    expect(tallyLog([twice, twice])[0]?.counted).toBe(2)
    expect(tallyLog([[request('a')], twice])[0]?.counted).toBe(2)
  })
})

describe('a day compared', () => {
  it('agrees when both sides counted the same in each hour', () => {
    const log = [...requests(40), request('later', { at: at('23:59:59') })]
    expect(compare(log, [spent(40), spent(1, '23:00:00')])).toEqual({
      day,
      salesforce: 41,
      ours: 41,
      uncounted: 0,
      drift: 0,
      driftPercent: 0,
      isDrifting: false,
      hours: [
        { hour: at('10:00:00'), salesforce: 40, ours: 40 },
        { hour: at('23:00:00'), salesforce: 1, ours: 1 },
      ],
    })
  })

  it('compares the whole day, since a request at the edge of an hour may count on either side', () => {
    const { isDrifting, hours } = compare(requests(40), [spent(30, '09:00:00'), spent(10)])
    expect(hours).toHaveLength(2)
    expect(isDrifting).toBe(false)
  })

  it.each([
    [100, 98, false],
    [100, 102, false],
    [100, 97, true],
    [100, 103, true],
    [10_000, 9_990, false],
    [10_000, 9_989, true],
    [10_000, 10_010, false],
    [10_000, 10_011, true],
    [0, 3, true],
    [3, 0, true],
  ])('drifts beyond 0.1 % or 2 credits: %d of Salesforce, %d of ours', (salesforce, ours, isDrifting) => {
    expect(compare(requests(salesforce), [spent(ours)])).toMatchObject({ salesforce, ours, isDrifting })
  })

  it('reports the difference in credits and percent', () => {
    expect(compare(requests(400), [spent(300)])).toMatchObject({ drift: -100, driftPercent: -25 })
    expect(compare([], [spent(5)])).toMatchObject({ drift: 5, driftPercent: 100 })
    expect(compare([], [])).toMatchObject({ drift: 0, driftPercent: 0, hours: [] })
  })

  it('ignores requests of ours that Salesforce logged but did not count', () => {
    const log = [...requests(50), ...requests(20, { counts: false })]
    expect(compare(log, [spent(70)])).toMatchObject({ salesforce: 50, uncounted: 20, drift: 20, isDrifting: false })
    expect(compare(log, [spent(73)])).toMatchObject({ isDrifting: true })
    expect(compare(log, [spent(47)])).toMatchObject({ isDrifting: true })
  })

  it('leaves out other clients, other days, and the time before the org was connected', () => {
    const log = [...requests(5), ...requests(9, { clientName: 'HarbourLoader/12.1' })]
    const before = new Date('2026-02-28T23:00:00Z')
    expect(compare(log, [spent(5), { at: before, credits: 7 }])).toMatchObject({ salesforce: 5, ours: 5 })
    const ledger = [spent(300, '08:00:00'), spent(12, '09:00:00'), spent(5)]
    expect(compare(log, ledger, { connectedAt: at('09:40:00') })).toMatchObject({ ours: 5, isDrifting: false })
    expect(compare(log, ledger, { connectedAt: before })).toMatchObject({ ours: 317, isDrifting: true })
  })
})

describe('other clients of the integration user', () => {
  it('are listed by client and app, highest spender first, and only with counted requests', () => {
    const log = [
      ...requests(3, { clientName: 'HarbourLoader/12.1', appName: 'Harbour Loader' }),
      ...requests(4, { clientName: 'HarbourLoader/12.1', appName: 'Harbour Loader', at: at('12:00:00') }),
      ...requests(30, { clientName: '', appName: 'Ledgerline ERP' }),
      ...requests(5, { clientName: 'quiet', counts: false }),
      ...requests(9),
    ]
    expect(otherSpenders(tallyLog([log]), 'Tollbridge')).toEqual([
      { clientName: '', appName: 'Ledgerline ERP', credits: 30 },
      { clientName: 'HarbourLoader/12.1', appName: 'Harbour Loader', credits: 7 },
    ])
  })
})
