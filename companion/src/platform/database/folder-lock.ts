import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartupFault } from '../startup-fault.ts'

export const LOCK_FILE = 'lock.sqlite'

export type FolderLock = { release(): void }

const SQLITE_BUSY = 5

/**
 * Keeps a second process off a folder. The operating system holds the lock for an open SQLite transaction,
 * so that it ends with this process however that ends.
 */
export function lockFolder(folder: string): FolderLock {
  const file = new DatabaseSync(join(folder, LOCK_FILE), { timeout: 0 })
  try {
    file.exec('begin exclusive')
  } catch (fault) {
    file.close()
    throw isBusy(fault) ? usedByAnother(folder, fault) : fault
  }
  return {
    release: () => {
      file.close()
    },
  }
}

const isBusy = (fault: unknown) => fault instanceof Error && 'errcode' in fault && fault.errcode === SQLITE_BUSY

const usedByAnother = (folder: string, cause: unknown) =>
  new StartupFault(
    `another process uses the data folder ${folder}`,
    'Stop it, or choose another folder with DATA_DIR; several processes share PostgreSQL by DATABASE_URL',
    { cause },
  )
