import type { Consumer } from './spending.ts'

type Rank = {
  /** The part of a window's allowance that this consumer leaves to more important ones, in millionths. */
  keptPpm: number
  /** Credits that a process keeps in hand for this consumer, so that it can continue while the database is down. */
  standing: number
}

const BACKGROUND = { standing: 0 }
const URGENT = { standing: 10 }

/**
 * The order of consumers when credits are short. The last 0.5 % of a window are reserved for people and handshakes, the
 * last 0.1 % for people alone. The less important background work is, the earlier it stops.
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

const MILLION = 1_000_000

/** The credits of a window that a consumer leaves to more important ones. */
export const keptFor = (consumer: Consumer, allowance: number): number =>
  Math.ceil((allowance * RANKS[consumer].keptPpm) / MILLION)

export const rankOf = (consumer: Consumer): Rank => RANKS[consumer]

/** Whether a consumer is background work: no person waits for its answer. */
export const isBackground = (consumer: Consumer): boolean => RANKS[consumer].standing === 0
