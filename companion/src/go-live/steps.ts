import type { Environment } from '../connections/index.ts'

export const STEP_STATES = ['done', 'not-applicable', 'next', 'later', 'locked'] as const
type StepState = (typeof STEP_STATES)[number]

/** What is left to do, in its order, once the checks allow it. */
export type Steps = { deleteSandbox: StepState; connectProduction: StepState }

type Place = { environment: Environment | null; hadSandbox: boolean; mayConnect: boolean }

/** Deleting a sandbox that never was does not apply; that is something else than done. */
export function stepsOf({ environment, hadSandbox, mayConnect }: Place): Steps {
  if (environment === 'sandbox')
    return mayConnect
      ? { deleteSandbox: 'next', connectProduction: 'later' }
      : { deleteSandbox: 'locked', connectProduction: 'locked' }
  const connectProduction = environment === 'production' ? 'done' : mayConnect ? 'next' : 'locked'
  return { deleteSandbox: hadSandbox ? 'done' : 'not-applicable', connectProduction }
}
