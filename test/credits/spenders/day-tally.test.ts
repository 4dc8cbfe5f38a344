import { describe, expect, it } from 'vitest'
import { createDayTally } from '../../../companion/src/credits/spenders/day-tally.ts'
import type { LoggedCall } from '../../../companion/src/credits/spenders/line.ts'

const call = (more: Partial<LoggedCall> = {}): LoggedCall => ({
  key: 'one',
  at: new Date('2026-03-01T10:15:00Z'),
  appName: 'Harbour Loader',
  clientName: 'HarbourLoader/12.1',
  userId: '005Kz0000000001',
  userName: 'olivia.grant@lindholm.example',
  apiVersion: '61.0',
  counts: true,
  ...more,
})

/** Reads files in the given order, each as its lines. */
function tallyOf(...files: LoggedCall[][]) {
  const tally = createDayTally(files.length)
  for (const lines of files) {
    const file = tally.openFile()
    lines.forEach(file.add)
    file.commit()
  }
  return tally.result()
}

describe('the requests of a day', () => {
  it('are summed by app, client, user and API version, largest first, with their hours', () => {
    const late = new Date('2026-03-01T23:59:59Z')
    const { spenders, rest } = tallyOf([
      call(),
      call({ key: 'two', at: late, counts: false }),
      call({ key: 'three', userId: '005Kz0000000002' }),
      call({ key: 'four', userId: '005Kz0000000002', at: late }),
    ])
    expect(spenders).toMatchObject([
      { userId: '005Kz0000000002', counted: 2, uncounted: 0 },
      { userId: '005Kz0000000001', counted: 1, uncounted: 1 },
    ])
    expect(spenders[0]?.hours.map((requests, hour) => ({ hour, requests })).filter((one) => one.requests > 0)).toEqual([
      { hour: 10, requests: 1 },
      { hour: 23, requests: 1 },
    ])
    expect(rest).toBe(0)
  })

  it('count a line that a late file repeats once, and equal lines of one file each', () => {
    const twice = [call(), call()]
    expect(tallyOf([call()], [...twice, call({ key: 'two' })]).spenders).toMatchObject([{ counted: 3 }])
    expect(tallyOf(twice).spenders).toMatchObject([{ counted: 2 }])
    expect(tallyOf(twice, twice, twice).spenders).toMatchObject([{ counted: 2 }])
  })

  it('count a file that is read again after a broken download once', () => {
    const tally = createDayTally(1)
    tally.openFile().add(call())
    const again = tally.openFile()
    again.add(call())
    again.commit()
    expect(tally.result().spenders).toMatchObject([{ counted: 1 }])
  })

  it('of callers beyond the largest 300 are one sum, so that an org with many users cannot fill the memory', () => {
    const many = Array.from({ length: 6_000 }, (_, user) => call({ key: `${user}`, userId: `005${user}` }))
    const { spenders, rest } = tallyOf([...many, call({ key: 'again', userId: '0055' })])
    expect(spenders).toHaveLength(300)
    expect(spenders[0]).toMatchObject({ userId: '0055', counted: 2 })
    expect(rest).toBe(6_001 - 301)
  })
})
