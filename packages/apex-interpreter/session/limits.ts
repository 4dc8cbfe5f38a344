import { LimitExceeded } from '../faults.ts'
import type { Machine } from '../run/machine.ts'
import type { StaticMethods } from '../library/arguments.ts'
import type { Usage } from './session.ts'

type Counted = Exclude<keyof Usage, 'isAsync' | 'hasPendingWork'>

/** The most of each that one transaction may use: synchronous, asynchronous, and what the limit is called. */
const LIMITS: Record<Counted, { most: number; mostAsync?: number; name: string; text: string }> = {
  callouts: { most: 100, name: 'callouts', text: 'callouts' },
  dml: { most: 150, name: 'dmlstatements', text: 'DML statements' },
  dmlRows: { most: 10_000, name: 'dmlrows', text: 'DML rows' },
  futures: { most: 50, mostAsync: 0, name: 'futurecalls', text: 'future calls' },
  queries: { most: 100, mostAsync: 200, name: 'queries', text: 'SOQL queries' },
  queryRows: { most: 50_000, name: 'queryrows', text: 'query rows' },
  queueables: { most: 50, mostAsync: 1, name: 'queueablejobs', text: 'queueable jobs added to the queue' },
}

/** Counts what a transaction uses. Above the limit it ends, and no code can catch that. */
export function count(counted: Counted, { session: { usage } }: Machine, by = 1) {
  usage[counted] += by
  const most = mostOf(counted, usage)
  if (usage[counted] > most) {
    throw new LimitExceeded(`System.LimitException: Too many ${LIMITS[counted].text}: ${usage[counted]}`)
  }
}

function mostOf(counted: Counted, { isAsync }: Usage): number {
  const { most, mostAsync = most } = LIMITS[counted]
  return isAsync ? mostAsync : most
}

const isCounted = (name: string): name is Counted => name in LIMITS

/** The methods of `Limits`. */
export const LIMIT_METHODS: StaticMethods = Object.fromEntries(
  Object.keys(LIMITS)
    .filter(isCounted)
    .flatMap((counted): [string, StaticMethods[string]][] => [
      [`limits.get${LIMITS[counted].name}/0`, (_args, { session }) => session.usage[counted]],
      [`limits.getlimit${LIMITS[counted].name}/0`, (_args, { session }) => mostOf(counted, session.usage)],
    ]),
)
