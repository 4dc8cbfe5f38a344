import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const GATHER_FOR_MS = 150

/** A JSON file that survives kill -9: it is written to a temporary file and then renamed. */
export function jsonFile(path: string, content: () => unknown) {
  let pending: NodeJS.Timeout | undefined

  function now() {
    clearTimeout(pending)
    pending = undefined
    writeAtomically(path, JSON.stringify(content()))
  }

  return {
    /** Writes at once. For data that must not be lost, such as a rotated refresh token. */
    now,
    /** Writes after a short delay, together with the changes made until then. */
    soon() {
      pending ??= setTimeout(now, GATHER_FOR_MS)
    },
    /** Writes pending changes. */
    flush() {
      if (pending) now()
    },
  }
}

export type JsonFile = ReturnType<typeof jsonFile>

/** The content of a JSON file, or undefined when it does not exist yet. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new Error(`${path} cannot be read as the simulator's state`, { cause: error })
  }
}

function writeAtomically(path: string, text: string) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, text, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
