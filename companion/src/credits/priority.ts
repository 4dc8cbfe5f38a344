import type { Consumer } from './spending.ts'

type Rank = {
  /** What part of a window's allowance this consumer leaves to the more important ones, in millionths. */
  keptPpm: number
  /** Credits that a process keeps in hand for this consumer, so that it goes on while the database does not answer. */
  standing: number
}

const BACKGROUND = { standing: 0 }
const URGENT = { standing: 10 }

/**
 * Who goes first when credits are short. The last 0.5 % of a window are for people and for signing in again, the last
 * 0.1 % for people alone; background work stops a little earlier the less it matters.
 */
const RANKS: Record<Consumer, Rank> = {
  person: { keptPpm: 0, ...URGENT },
  handshake: { keptPpm: 1_000, ...URGENT },
  'flow-step': { keptPpm: 5_000, ...BACKGROUND },
  export: { keptPpm: 6_000, ...BACKGROUND },
  import: { keptPpm: 7_000, ...BACKGROUND },
  parity: { keptPpm: 8_000, ...BACKGROUND },
  status: { keptPpm: 9_000, ...BACKGROUND },
}

export const rankOf = (consumer: Consumer): Rank => RANKS[consumer]

/** Whether a consumer is not somebody who waits for an answer. */
export const isBackground = (consumer: Consumer): boolean => RANKS[consumer].standing === 0
