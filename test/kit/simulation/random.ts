/** Numbers that a seed decides: the same seed gives the same numbers. */
export type Random = {
  /** An integer, at least 0 and below a bound. */
  below(bound: number): number
  /** True with a probability. */
  happens(probability: number): boolean
  /** One of several. */
  oneOf<Item>(items: readonly Item[]): Item
}

/** Mulberry32, by Tommy Ettinger: public domain, 32 bits of state, good enough to shuffle. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    below,
    happens: (probability) => next() < probability,
    oneOf: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to choose from')
      return item
    },
  }
}
