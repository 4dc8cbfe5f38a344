import { after, type Clock, type Duration } from '../../../companion/src/platform/clock.ts'

export type VirtualClock = Clock & { advance(duration: Duration): void; set(moment: Date | string): void }

/** A clock that stands still until the test moves it. */
export function virtualClock(start: Date | string = '2026-03-02T10:00:00Z'): VirtualClock {
  let now = new Date(start)
  return {
    now: () => new Date(now),
    advance: (duration) => {
      now = after(now, duration)
    },
    set: (moment) => {
      now = new Date(moment)
    },
  }
}
