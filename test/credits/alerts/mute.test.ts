import { describe, expect, it } from 'vitest'
import { decideMute } from '../../../companion/src/credits/alerts/mute.ts'
import { refusalWith } from '../../kit/service/refusal.ts'

describe('muting the credit alerts', () => {
  const now = new Date('2026-03-29T00:30:00Z')

  it.each(['2026-03-29T00:30:00.001Z', '2026-03-30T00:30:00Z', '2026-04-05T00:30:00Z'])(
    'is accepted until %s, within seven days',
    (until) => {
      expect(decideMute(new Date(until), now)).toEqual(new Date(until))
    },
  )

  it.each(['2026-03-29T00:30:00Z', '2026-03-28T23:00:00Z'])('is refused until %s, which has passed', (until) => {
    expect(() => decideMute(new Date(until), now)).toThrow(refusalWith('MUTE_ENDS_IN_THE_PAST'))
  })

  it('is refused for longer than seven days, with a message', () => {
    const until = new Date('2026-04-05T00:30:00.001Z')
    expect(() => decideMute(until, now)).toThrow(refusalWith('MUTE_TOO_LONG'))
    expect(() => decideMute(until, now)).toThrow(expect.objectContaining({ params: { until, longestDays: 7 } }))
  })
})
