import type { CreditServices } from './services.ts'

const EVERY_MS = 1_000

export type Upkeep = { stop(): Promise<void> }

/** Runs the guards' work every second. `stop` writes everything and returns every lease. */
export function startUpkeep({ gate, headroom, log }: CreditServices, everyMs = EVERY_MS): Upkeep {
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
