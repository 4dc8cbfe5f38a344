/** The clock of an org. Tests can move it. */
export type Clock = { now(): number }

export type MovableClock = Clock & { moveTo(time: number): void; advance(milliseconds: number): void }

type Offset = { clockOffset: number }

/** The system's time plus an offset that is stored with the org. */
export function offsetClock(offset: Offset, system: Clock = { now: () => Date.now() }): MovableClock {
  return {
    now: () => system.now() + offset.clockOffset,
    moveTo(time) {
      offset.clockOffset = time - system.now()
    },
    advance(milliseconds) {
      offset.clockOffset += milliseconds
    },
  }
}
