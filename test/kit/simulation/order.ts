import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import type { Random } from './random.ts'

/** Who waits at a door, and for what; the label is the same whenever the seed is. */
export type Caller = { process: string; label: string }

/** A call at a door: from its arrival until its answer is given, which are two moments. */
type Waiting = { caller: Caller; go: () => Promise<void> }

const TURNS_TO_SETTLE = 12
const MAX_IDLE_TURNS = 20_000

/**
 * The order of everything that leaves a process and comes back. Calls wait at their door; when all code has come to rest,
 * the seed chooses which call reaches its server next, or which answer its caller. So a seed gives one order, and the same
 * seed the same one.
 */
export class Order {
  /** What was chosen, oldest first. */
  readonly trace: string[] = []
  readonly #random: Random
  #waiting: Waiting[] = []
  readonly #dead = new Set<string>()

  constructor(random: Random) {
    this.#random = random
  }

  /** Carries a call out when its turn comes, and answers when its answer's turn comes: never, if its process was killed. */
  pass<Answer>(caller: Caller, act: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const answer = (give: () => void): void => {
        this.#add(caller, 'answers', () => {
          give()
          return Promise.resolve()
        })
      }
      this.#add(caller, 'reaches', () =>
        act().then(
          (result) => {
            answer(() => {
              resolve(result)
            })
          },
          (fault: unknown) => {
            answer(() => {
              reject(fault instanceof Error ? fault : new Error(String(fault)))
            })
          },
        ),
      )
    })
  }

  /** Ends a process: what it asked is not carried out, and nothing reaches it any more. */
  kill(process: string): void {
    this.#dead.add(process)
    this.#waiting = this.#waiting.filter(({ caller }) => caller.process !== process)
  }

  /** Lets calls and answers pass until the work is done. Throws when nothing moves any more. */
  async until(isDone: () => boolean): Promise<void> {
    let idleTurns = 0
    for (;;) {
      await settle()
      const { length } = this.#waiting
      if (length > 0) {
        const [next] = this.#waiting.splice(this.#random.below(length), 1)
        if (next) await this.#pass(next)
        idleTurns = 0
      } else if (isDone()) return
      else if (++idleTurns > MAX_IDLE_TURNS) throw new Error('nothing moves any more, and work is not done')
      else await sleep(1)
    }
  }

  /** Lets calls and answers pass until one piece of work is done, and answers what it brought. */
  async drive<Result>(work: Promise<Result>): Promise<Result> {
    let isOver = false
    const over = work.finally(() => {
      isOver = true
    })
    over.catch(() => undefined)
    await this.until(() => isOver)
    return over
  }

  async #pass({ caller: { process, label }, go }: Waiting): Promise<void> {
    this.trace.push(`${process} ${label}`)
    await go()
  }

  #add({ process, label }: Caller, step: string, go: () => Promise<void>): void {
    if (!this.#dead.has(process)) this.#waiting.push({ caller: { process, label: `${step} ${label}` }, go })
  }
}

/** Until no code runs that waits only for itself. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < TURNS_TO_SETTLE; turns += 1) await turn()
}
