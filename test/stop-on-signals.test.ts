import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { stopOnSignals } from '../companion/src/stop-on-signals.ts'

/** A process that receives the signals of a test and records its exit codes. */
class StoppableProcess extends EventEmitter {
  readonly exitCodes: number[] = []
  exit(code: number) {
    this.exitCodes.push(code)
  }
}

const untilNever = () => new Promise<void>(() => undefined)
const fail = vi.fn()

let stoppable: StoppableProcess

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  stoppable = new StoppableProcess()
})
afterEach(() => {
  vi.useRealTimers()
  fail.mockReset()
})

describe('A7 a process that receives a signal to stop', () => {
  it.each(['SIGTERM', 'SIGINT'])('ends with 0 once its work is done (%s)', async (signal) => {
    const stop = vi.fn(() => Promise.resolve())
    stopOnSignals(stoppable, { stop, fail })
    expect(stop).not.toHaveBeenCalled()
    stoppable.emit(signal)
    await vi.advanceTimersByTimeAsync(0)
    expect(stoppable.exitCodes).toEqual([0])
  })

  it('ends with 1 after ten seconds when its work does not end', async () => {
    stopOnSignals(stoppable, { stop: untilNever, fail })
    stoppable.emit('SIGTERM')
    await vi.advanceTimersByTimeAsync(9_999)
    expect(stoppable.exitCodes).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(stoppable.exitCodes).toEqual([1])
  })

  it('ends with 1 at a second signal', () => {
    stopOnSignals(stoppable, { stop: untilNever, fail })
    stoppable.emit('SIGTERM')
    stoppable.emit('SIGINT')
    expect(stoppable.exitCodes).toEqual([1])
  })

  it('reports why it could not stop', async () => {
    const fault = new Error('the database is gone')
    stopOnSignals(stoppable, { stop: () => Promise.reject(fault), fail })
    stoppable.emit('SIGTERM')
    await vi.advanceTimersByTimeAsync(0)
    expect(fail).toHaveBeenCalledExactlyOnceWith(fault)
  })
})
