import { problemOf, type ToldProblem } from 'kit/client'

/** What a card knows: what was read last and when, and why the last try failed if it did. */
export type Reading<Data = unknown> = { data?: Data; readAt?: number; problem?: ToldProblem }

/** Reads a part again; what was read before stays on show when that fails. */
export async function readAgain<Data>(read: () => Promise<Data>, before: Reading<Data>): Promise<Reading<Data>> {
  try {
    return { data: await read(), readAt: Date.now() }
  } catch (thrown) {
    return { data: before.data, readAt: before.readAt, problem: problemOf(thrown) }
  }
}

/** Whether a reading failed because the companion did not answer, which the page says once. */
export const isOffline = ({ problem }: Reading): boolean => problem?.code === 'offline'
