/** Pseudo-random numbers, the same at every start (mulberry32). */
export function seeded(seed: number) {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  return {
    /** An integer from 0 up to, but not including, the limit. */
    below: (limit: number) => Math.floor(next() * limit),
    /** One of a list. */
    one<T>(list: readonly T[]): T {
      const chosen = list[Math.floor(next() * list.length)]
      if (chosen === undefined) throw new Error('nothing to choose from')
      return chosen
    },
    chance: (share: number) => next() < share,
  }
}

export type Random = ReturnType<typeof seeded>
