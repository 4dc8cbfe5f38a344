import { CONSUMERS, type Consumer } from '../../credits/spending.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import type { Wire } from './wire.ts'

/** As many long requests as Salesforce lets run at a time in a production org. */
const MOST_AT_ONCE = 25
/** So many successes in a row let one more in. */
const SUCCESSES_FOR_ONE_MORE = 20

/**
 * A wire that sends only so many requests at once to an org: half as many once the org says that they are too many, and
 * slowly more again. Who waits has reserved no credit yet. Requests for tokens pass at once: others wait for them.
 */
export function fewerAtOnce(wire: Wire): Wire {
  const doors = new Map<string, Door>()
  return async (request, spender) => {
    if (spender.bucket === 'auth') return wire(request, spender)
    const door = doorOf(URL.parse(request.url)?.origin ?? '', doors)
    const leave = await door.enter(spender.consumer)
    try {
      const answer = await wire(request, spender)
      leave('success')
      return answer
    } catch (fault) {
      leave(isTooMany(fault) ? 'too-many' : 'other')
      throw fault
    }
  }
}

function doorOf(origin: string, doors: Map<string, Door>): Door {
  const door = doors.get(origin) ?? createDoor()
  doors.set(origin, door)
  return door
}

const isTooMany = (fault: unknown): boolean => fault instanceof Refusal && fault.code === 'SALESFORCE_TOO_MANY_AT_ONCE'

/** How a request ended, as far as the number at once depends on it. */
type Ending = 'success' | 'too-many' | 'other'

type Leave = (ending: Ending) => void
type LetIn = (halvings: number) => void

export type Door = {
  /** Resolves when there is room: the most important consumer first, then who came first. */
  enter(consumer: Consumer): Promise<Leave>
  /** How many may be inside now, and how many are. */
  state(): { allowed: number; inside: number }
}

/** Lets requests to one org in, as many at once as the org seems to bear. */
export function createDoor(): Door {
  const waiting = new Map(CONSUMERS.map((consumer): [Consumer, LetIn[]] => [consumer, []]))
  let [allowed, inside, successes, halvings] = [MOST_AT_ONCE, 0, 0, 0]

  const letIn = (): void => {
    while (inside < allowed) {
      const next = [...waiting.values()].find((line) => line.length > 0)?.shift()
      if (!next) return
      inside++
      next(halvings)
    }
  }
  const adapt = (ending: Ending, halvingsAtEntry: number): void => {
    if (ending === 'too-many') {
      successes = 0
      // What was under way at the last halving says nothing about the number since.
      if (halvingsAtEntry === halvings) [allowed, halvings] = [Math.max(1, Math.floor(allowed / 2)), halvings + 1]
    } else if (ending === 'success' && ++successes % SUCCESSES_FOR_ONE_MORE === 0) {
      allowed = Math.min(MOST_AT_ONCE, allowed + 1)
    }
  }

  return {
    state: () => ({ allowed, inside }),
    enter: async (consumer) => {
      const halvingsAtEntry = await new Promise<number>((resolve) => {
        waiting.get(consumer)?.push(resolve)
        letIn()
      })
      return (ending) => {
        inside--
        adapt(ending, halvingsAtEntry)
        letIn()
      }
    },
  }
}
