import { readConfig } from './config.ts'
import { helpText } from './config-variables.ts'
import { StartupFault } from './platform/startup-fault.ts'

const STOP_WITHIN_MS = 10_000

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(helpText())
  const config = readConfig(process.env)
  const [{ createLog }, { startService }] = await Promise.all([import('./platform/log.ts'), import('./start.ts')])
  const log = createLog(config.logLevel)
  const service = await startService(config, log)
  stopOnSignals(async () => {
    await service.stop()
    log.info('stopped')
  })
  log.info({ url: config.publicUrl.origin, ms: Math.round(performance.now()) }, 'ready')
}

/** Ends what is under way, then the process; after ten seconds, or at a second signal, the process in any case. */
function stopOnSignals(stop: () => Promise<void>): void {
  const leave = (code: number) => process.exit(code)
  const onSignal = () => {
    process.removeListener('SIGTERM', onSignal).removeListener('SIGINT', onSignal)
    process.once('SIGTERM', () => leave(1)).once('SIGINT', () => leave(1))
    setTimeout(() => leave(1), STOP_WITHIN_MS).unref()
    stop().then(
      () => leave(0),
      (fault: unknown) => fail(fault),
    )
  }
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal)
}

/** One line for what an operator can mend; what nobody foresaw is shown whole. */
function fail(fault: unknown): never {
  if (!(fault instanceof StartupFault)) {
    process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`)
    process.exit(1)
  }
  process.stderr.write(`tollbridge: ${fault.message}\n`)
  process.exit(fault.exitCode)
}

main().catch(fail)
