const STOP_WITHIN_MS = 10_000

type StopSignal = 'SIGTERM' | 'SIGINT'

/** The part of a process that receives signals and ends. */
type Stoppable = {
  on(signal: StopSignal, listener: () => void): unknown
  once(signal: StopSignal, listener: () => void): unknown
  removeListener(signal: StopSignal, listener: () => void): unknown
  exit(code: number): void
}

type Stopping = {
  /** Finishes the work in flight and releases what is open. */
  stop: () => Promise<void>
  /** Reports a stop that failed and ends the process. */
  fail: (fault: unknown) => void
}

/** Stops at the first signal and exits with 0. Exits with 1 after ten seconds or at a second signal. */
export function stopOnSignals(process: Stoppable, { stop, fail }: Stopping): void {
  const giveUp = () => {
    process.exit(1)
  }
  const onSignal = () => {
    process.removeListener('SIGTERM', onSignal)
    process.removeListener('SIGINT', onSignal)
    process.once('SIGTERM', giveUp)
    process.once('SIGINT', giveUp)
    setTimeout(giveUp, STOP_WITHIN_MS).unref()
    stop().then(() => {
      process.exit(0)
    }, fail)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
