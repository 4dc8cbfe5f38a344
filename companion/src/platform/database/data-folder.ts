import { existsSync, mkdirSync, readdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { LOCK_FILE } from './folder-lock.ts'
import { codeOf, StartupFault } from '../startup-fault.ts'

export const DATABASE_FOLDER = 'database'
const KEY_FILE = 'vault.key'
const OURS = [DATABASE_FOLDER, KEY_FILE, LOCK_FILE, `${LOCK_FILE}-journal`, 'lost+found']
const MEGABYTE = 1024 * 1024
const NEEDED = { first: 150 * MEGABYTE, again: 30 * MEGABYTE }

export type FreeSpace = (folder: string) => number

/** Below this, PostgreSQL may not be able to write its next page. */
const LOW = 2 * MEGABYTE

/** Bytes that this process may still write where a folder is. */
const freeSpace: FreeSpace = (folder) => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Makes the folder if it is missing, and refuses one that is not ours or has no room. */
export function prepareDataFolder(folder: string, free: FreeSpace = freeSpace): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    refuseStrayFiles(folder)
    refuseFullDisk(folder, free)
  } catch (fault) {
    throw explainFolderFault(fault, folder)
  }
}

/** Fails while the database in the folder has no room to write. */
export function requireRoom(folder: string, free: FreeSpace = freeSpace): void {
  if (free(folder) < LOW) throw new Error('The disk is full')
}

/** Whether the folder holds a database from an earlier start. */
export const holdsDatabase = (folder: string): boolean => existsSync(join(folder, DATABASE_FOLDER, 'PG_VERSION'))

function refuseStrayFiles(folder: string): void {
  const stray = readdirSync(folder).find((name) => !OURS.includes(name) && !name.startsWith('.'))
  if (stray !== undefined) throw strayFile(join(folder, stray))
  const database = join(folder, DATABASE_FOLDER)
  const [foreign] = existsSync(database) && !holdsDatabase(folder) ? readdirSync(database) : []
  if (foreign !== undefined) throw strayFile(join(database, foreign))
}

const strayFile = (path: string) =>
  new StartupFault(
    `the data folder holds something that is not Tollbridge's: ${path}`,
    'Move it away, or choose an empty folder with DATA_DIR',
  )

function refuseFullDisk(folder: string, free: FreeSpace): void {
  const needed = holdsDatabase(folder) ? NEEDED.again : NEEDED.first
  if (free(folder) < needed) throw noSpace(folder, needed)
}

const noSpace = (folder: string, needed: number, cause?: unknown) =>
  new StartupFault(
    `the disk of the data folder ${folder} is full`,
    `Free at least ${needed / MEGABYTE} MB there, or choose another folder with DATA_DIR`,
    { cause },
  )

const EMSCRIPTEN_ENOSPC = 51

/** The system's failures around the data folder, as the operator's problem. */
export function explainFolderFault(fault: unknown, folder: string): unknown {
  if (fault instanceof StartupFault) return fault
  const code = codeOf(fault)
  if (code === 'ENOSPC' || isEmscriptenNoSpace(fault)) return noSpace(folder, NEEDED.first, fault)
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return new StartupFault(`the data folder ${folder} is a file`, 'Choose a folder with DATA_DIR', { cause: fault })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new StartupFault(
      `the data folder ${folder} cannot be written (${code})`,
      'Give this user the right to, or choose another with DATA_DIR',
      { cause: fault },
    )
  return fault
}

const isEmscriptenNoSpace = (fault: unknown) =>
  typeof fault === 'object' && fault !== null && 'errno' in fault && fault.errno === EMSCRIPTEN_ENOSPC
