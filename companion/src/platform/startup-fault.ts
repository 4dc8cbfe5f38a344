const USAGE_EXIT_CODE = 2

/** Why the service cannot start, and what the operator does about it: one line, never a secret. */
export class StartupFault extends Error {
  readonly exitCode: number

  constructor(problem: string, remedy: string, options: { cause?: unknown; exitCode?: number } = {}) {
    super(`${problem}. ${remedy}`, { cause: options.cause })
    this.name = 'StartupFault'
    this.exitCode = options.exitCode ?? 1
  }
}

/** A start-up fault in what the operator configured. */
export const configurationFault = (problem: string, remedy: string): StartupFault =>
  new StartupFault(problem, remedy, { exitCode: USAGE_EXIT_CODE })

/** The system's code of a failure, such as `ENOSPC`, or of PostgreSQL, such as `28P01`. */
export function codeOf(fault: unknown): string | undefined {
  if (!(fault instanceof Error)) return undefined
  if ('code' in fault && typeof fault.code === 'string') return fault.code
  return codeOf(fault.cause)
}
