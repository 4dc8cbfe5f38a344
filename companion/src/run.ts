import { readConfig, type Config } from './config.ts'
import { helpText } from './config-variables.ts'
import { openDatabase } from './platform/database/open.ts'
import { StartupFault } from './platform/startup-fault.ts'
import { stopOnSignals } from './stop-on-signals.ts'

/** Does what the arguments of the command line say; ends the process with one line if that cannot be. */
export async function run(args: string[]): Promise<void> {
  try {
    if (args.includes('--help')) process.stdout.write(helpText())
    else if (args.includes('--prepare')) await prepare()
    else if (args.includes('--rollback')) await rollBackOnce(readConfig(process.env))
    else if (args.length > 0) await command(args)
    else await serve(readConfig(process.env))
  } catch (fault) {
    fail(fault)
  }
}

/** The database opens while the rest of the program is loaded. */
async function serve(config: Config): Promise<void> {
  const opening = openDatabase(config)
  opening.catch(() => undefined)
  const [{ createLog }, { startService }] = await Promise.all([import('./platform/log.ts'), import('./start.ts')])
  const log = createLog(config.logLevel)
  const service = await startService(config, { log, database: await opening })
  const stop = async () => {
    await service.stop()
    log.info('stopped')
  }
  stopOnSignals(process, { stop, fail })
  log.info({ url: config.publicUrl.origin, ms: Math.round(performance.now()) }, 'ready')
}

/** Does a command of the operator, and prints the link that it made. */
async function command(args: string[]): Promise<void> {
  const { parseCommand, runCommand } = await import('./operator/index.ts')
  const link = await runCommand(parseCommand(args), readConfig(process.env))
  process.stderr.write('This link sets a password, once and within 24 hours. Hand it only to the person:\n')
  process.stdout.write(`${link}\n`)
}

async function prepare(): Promise<void> {
  const { keepEmptyDatabase } = await import('./platform/database/first-database.ts')
  await keepEmptyDatabase()
  process.exit(0)
}

async function rollBackOnce(config: Config): Promise<void> {
  const database = await openDatabase(config)
  const { rollBack } = await import('./platform/database/migrations.ts')
  const undone = await database.withoutTimeLimits(rollBack)
  await database.close()
  process.stdout.write(undone === undefined ? 'there is nothing to undo\n' : `undone: ${undone}\n`)
}

/** Prints one line for what an operator can mend, and the whole stack of anything else. */
function fail(fault: unknown): never {
  if (!(fault instanceof StartupFault)) {
    process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`)
    process.exit(1)
  }
  process.stderr.write(`tollbridge: ${fault.message}\n`)
  process.exit(fault.exitCode)
}
