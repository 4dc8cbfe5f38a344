import type { Machine } from '../run/machine.ts'

/** Runs code as a user, in a context of its own for what it changes. */
export function runAs<Result>(userId: string, run: () => Result, { session }: Machine): Result {
  const { userId: before, mixing } = session
  Object.assign(session, { userId, mixing: {} })
  try {
    return run()
  } finally {
    Object.assign(session, { userId: before, mixing })
  }
}
