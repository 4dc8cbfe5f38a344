import { type Consumer, CONSUMERS } from '../../credits/index.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import type { Wire } from './wire.ts'

/** How many long-running requests Salesforce allows at a time in a production org. */
const MAX_CONCURRENT = 25
/** After so many successes in a row the limit grows by one. */
const SUCCESSES_TO_GROW = 20

/**
 * A wire that limits concurrent requests to each org. The limit halves when the org says that there are too many, and
 * grows again slowly. A waiting request has no credit reserved. Requests for tokens pass at once: others wait for them.
 */
export function limitingConcurrency(wire: Wire): Wire {
  const limiters = new Map<string, Limiter>()
  return async (request, spender) => {
    if (spender.bucket === 'auth') return wire(request, spender)
    const limiter = limiterOf(URL.parse(request.url)?.origin ?? '', limiters)
    const release = await limiter.acquire(spender.consumer)
    try {
      const answer = await wire(request, spender)
      release('success')
      return answer
    } catch (fault) {
      release(isTooMany(fault) ? 'too-many' : 'other')
      throw fault
    }
  }
}

function limiterOf(origin: string, limiters: Map<string, Limiter>): Limiter {
  const limiter = limiters.get(origin) ?? createLimiter()
  limiters.set(origin, limiter)
  return limiter
}

const isTooMany = (fault: unknown): boolean => fault instanceof Refusal && fault.code === 'SALESFORCE_TOO_MANY_AT_ONCE'

/** How a request ended, as far as the limit depends on it. */
type Outcome = 'success' | 'too-many' | 'other'

type Release = (outcome: Outcome) => void
type Start = (halvings: number) => void

export type Limiter = {
  /** Resolves when there is room: the most important consumer first, then the oldest request. */
  acquire(consumer: Consumer): Promise<Release>
  /** The limit, and how many requests are running. */
  state(): { limit: number; running: number }
}

/** Limits concurrent requests to one org, by what the org answers. */
export function createLimiter(): Limiter {
  const waiting = new Map(CONSUMERS.map((consumer): [Consumer, Start[]] => [consumer, []]))
  let [limit, running, successes, halvings] = [MAX_CONCURRENT, 0, 0, 0]

  const startNext = (): void => {
    while (running < limit) {
      const start = [...waiting.values()].find((queue) => queue.length > 0)?.shift()
      if (!start) return
      running++
      start(halvings)
    }
  }
  const adapt = (outcome: Outcome, halvingsAtStart: number): void => {
    if (outcome === 'too-many') {
      successes = 0
      // A request that was running at the last halving says nothing about the limit since.
      if (halvingsAtStart === halvings) [limit, halvings] = [Math.max(1, Math.floor(limit / 2)), halvings + 1]
    } else if (outcome === 'success' && ++successes % SUCCESSES_TO_GROW === 0) {
      limit = Math.min(MAX_CONCURRENT, limit + 1)
    }
  }

  return {
    state: () => ({ limit, running }),
    acquire: async (consumer) => {
      const halvingsAtStart = await new Promise<number>((resolve) => {
        waiting.get(consumer)?.push(resolve)
        startNext()
      })
      return (outcome) => {
        running--
        adapt(outcome, halvingsAtStart)
        startNext()
      }
    },
  }
}
