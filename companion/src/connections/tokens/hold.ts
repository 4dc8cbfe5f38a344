import { after } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { ConnectionRow } from '../connection/store.ts'
import type { RefreshHold } from './store.ts'

/** What the database may take on top of a request, and what the clocks of two processes may differ. */
const SPARE_MS = 10_000
/** Callers wait for a shorter pause. A longer one is refused. */
const SHORT_MS = 2_000

type At = { now: Date; timeoutMs: number }

/** How long an abandoned request may still arrive at Salesforce. */
const pauseMs = (timeoutMs: number): number => timeoutMs + SPARE_MS

const later = (moment: Date, milliseconds: number): Date => new Date(moment.getTime() + milliseconds)

/**
 * A hold for one attempt: time for the exchange and for storing what it brings, then a pause. It outlives the request, so
 * that nobody sends the same refresh token beside it.
 */
export const newHold = (row: ConnectionRow, { now, timeoutMs }: At): RefreshHold => ({
  row,
  owner: newId(),
  until: later(now, timeoutMs + SPARE_MS + pauseMs(timeoutMs)),
})

/** How long to wait after an exchange with an unknown outcome. */
export const pausedUntil = ({ now, timeoutMs }: At): Date => later(now, pauseMs(timeoutMs))

/** So many refusals in a row, over about six hours, end an authorization although no text says so. */
const MAX_DOUBTS = 6
const FIRST_DOUBT_MINUTES = 1
const DOUBT_FACTOR = 4

/** When the next exchange may start after a number of refusals in a row. Undefined once they are too many. */
export function retryAfterDoubts(doubts: number, now: Date): Date | undefined {
  if (doubts >= MAX_DOUBTS) return undefined
  return after(now, { minutes: FIRST_DOUBT_MINUTES * DOUBT_FACTOR ** (doubts - 1) })
}

/** The state of a hold that ends at a moment: over, at work or nearly over, or a longer pause. */
export function holdState(until: Date | null, { now, timeoutMs }: At): 'over' | 'working' | 'pausing' {
  const left = until ? until.getTime() - now.getTime() : 0
  if (left <= 0) return 'over'
  return left > pauseMs(timeoutMs) || left <= SHORT_MS ? 'working' : 'pausing'
}
