import type { Gate } from './gate/gate.ts'
import type { Headroom } from './org-allowance/headroom.ts'

export type UpkeepDeps = {
  gate: Pick<Gate, 'tick' | 'stop'>
  headroom: Pick<Headroom, 'flush'>
  log: { error(details: object, message: string): void }
}

const EVERY_MS = 1_000

/** Does the work of every second until it is stopped, which writes everything down and gives every lease back. */
export function startUpkeep({ gate, headroom, log }: UpkeepDeps, everyMs = EVERY_MS): { stop(): Promise<void> } {
  let isFailing = false
  let working: Promise<void> = Promise.resolve()

  const work = async (): Promise<void> => {
    try {
      await Promise.all([gate.tick(), headroom.flush()])
      isFailing = false
    } catch (err) {
      if (!isFailing) log.error({ err }, 'the ledger cannot be written; background work stops until it can')
      isFailing = true
    }
  }

  let isIdle = true
  const timer = setInterval(() => {
    if (!isIdle) return
    isIdle = false
    working = work().finally(() => {
      isIdle = true
    })
  }, everyMs)
  timer.unref()

  return {
    stop: async () => {
      clearInterval(timer)
      await working
      await Promise.all([gate.stop(), headroom.flush()])
    },
  }
}
