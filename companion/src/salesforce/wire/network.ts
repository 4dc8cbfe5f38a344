import { type Exchange, exchange } from './exchange.ts'

/** What the wire takes from the machine. A simulation passes its own, so that a seed decides. */
export type Network = {
  exchange: Exchange
  /** At least 0, and below 1: how much of a pause before the next attempt is waited. */
  random: () => number
}

/** The network of this machine. */
export const machineNetwork: Network = { exchange, random: Math.random }
