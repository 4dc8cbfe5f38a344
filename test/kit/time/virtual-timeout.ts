import { setTimeout as sleep } from 'node:timers/promises'
import { vi } from 'vitest'

export type VirtualTimeouts = {
  /** The milliseconds of every requested time-out, oldest first. */
  asked: number[]
  /** Lets every time-out run out that has started. */
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
 * Runs an action while a server leaves requests unanswered. Each request times out once the server has it, and
 * nothing else does. `unanswered` counts the requests that the server has left unanswered so far.
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
