import { setTimeout as sleep } from 'node:timers/promises'
import { vi } from 'vitest'

export type VirtualTimeouts = {
  /** The milliseconds of every time-out that was asked for, oldest first. */
  asked: number[]
  /** Lets every time-out run out that has begun so far. */
  runOut: () => void
  restore: () => void
}

/** Time-outs of `AbortSignal.timeout` that run out only when the test says so. */
export function virtualTimeouts(): VirtualTimeouts {
  const asked: number[] = []
  const begun: AbortController[] = []
  const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const controller = new AbortController()
    asked.push(ms)
    begun.push(controller)
    return controller.signal
  })
  return {
    asked,
    runOut: () => {
      for (const controller of begun.splice(0)) controller.abort(new DOMException('time is out', 'TimeoutError'))
    },
    restore: () => {
      spy.mockRestore()
    },
  }
}

const LOOK_AGAIN_MS = 5

/**
 * Does something while a server leaves requests unanswered. Time runs out for each of them once the server has it, and for
 * nothing else. `unanswered` counts the requests that the server has left unanswered so far.
 */
export async function runOutWhenUnanswered<T>(unanswered: () => Promise<number>, act: () => Promise<T>): Promise<T> {
  let seen = await unanswered()
  const timeouts = virtualTimeouts()
  const ended = new AbortController()
  const watch = async () => {
    while (!ended.signal.aborted) {
      const now = await unanswered()
      if (now > seen) timeouts.runOut()
      seen = now
      await sleep(LOOK_AGAIN_MS)
    }
  }
  const watching = watch()
  try {
    return await act()
  } finally {
    ended.abort()
    await watching
    timeouts.restore()
  }
}
