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
