import { systemClock } from '../platform/clock.ts'
import { holdsDatabase } from '../platform/database/data-folder.ts'
import type { OpenDatabase } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/open.ts'
import { StartupFault } from '../platform/startup-fault.ts'
import { doCommand, type Command, type Outcome } from './commands.ts'
import { askAtDoor } from './door.ts'

/** Where the database is, and where people reach the service. */
type Place = { databaseUrl?: string; dataDir: string; publicUrl: URL }

/** Runs a command and returns the link that it made. Throws why it made none, in one line. */
export async function runCommand(command: Command, place: Place): Promise<string> {
  const held = place.databaseUrl === undefined ? await askAtDoor(place.dataDir, command) : undefined
  const outcome = held ?? (await onDatabase(command, place))
  if ('link' in outcome) return outcome.link
  throw new StartupFault(outcome.problem.replace(/\.$/, ''), 'Nothing was changed')
}

async function onDatabase(command: Command, place: Place): Promise<Outcome> {
  if (place.databaseUrl === undefined && !holdsDatabase(place.dataDir)) throw noDatabase()
  const database = await openDatabase(place)
  try {
    await requireTables(database)
    return await doCommand(command, { db: database.db, clock: systemClock, publicUrl: place.publicUrl })
  } finally {
    await database.close()
  }
}

async function requireTables(database: OpenDatabase): Promise<void> {
  const { rows } = await database.execute(`select to_regclass('person') is not null as "exists"`)
  if (rows[0]?.exists !== true) throw noDatabase()
}

const noDatabase = () =>
  new StartupFault(
    'there is no database of Tollbridge yet',
    'Start the companion once with the same environment, then try again',
  )
