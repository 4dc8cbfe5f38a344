import { AsyncLocalStorage } from 'node:async_hooks'
import type { Timed } from '../../platform/deps.ts'
import type { Log } from '../../platform/log.ts'
import type { Work, WorkOutcome } from './kinds.ts'
import { addWork } from './store.ts'

type Scope = { credits: number }

const scopes = new AsyncLocalStorage<Scope>()

/** Counts a credit that went over the wire for the work that is going on, if it is known. */
export function countSpent(): void {
  const scope = scopes.getStore()
  if (scope) scope.credits += 1
}

type WorkDeps = Timed & { log: Pick<Log, 'error'> }

/**
 * Does a piece of work, and notes at its end what it cost, if it cost anything. Work within work counts for the outer one.
 * Work that a crash interrupts is not noted. Its credits are in the ledger alone.
 */
export async function asWork<Result>(work: Work, run: () => Promise<Result>, deps: WorkDeps): Promise<Result> {
  if (scopes.getStore()) return run()
  const [scope, startedAt] = [{ credits: 0 }, deps.clock.now()]
  const note = (outcome: WorkOutcome) => noteWork({ ...work, startedAt, credits: scope.credits, outcome }, deps)
  try {
    const result = await scopes.run(scope, run)
    await note('done')
    return result
  } catch (fault) {
    await note('failed')
    throw fault
  }
}

type EndedWork = Work & { startedAt: Date; credits: number; outcome: WorkOutcome }

/** A failing database must not lose the result of the work. */
async function noteWork(work: EndedWork, { log, ...deps }: WorkDeps): Promise<void> {
  if (work.credits === 0) return
  try {
    await addWork({ ...work, endedAt: deps.clock.now() }, deps)
  } catch (err) {
    log.error({ err, tenantId: work.tenantId, kind: work.kind }, 'what a piece of work cost was not recorded')
  }
}
