import { join } from 'node:path'

/** The SQL files that make and undo the tables. */
export const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../../migrations')
