import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DemoFault } from './fault.ts'
import type { DemoState } from './kept-state.ts'

export type StateFolder = { folder: string; read(): Promise<DemoState | undefined>; write(state: DemoState): void }

/** The demo's folder. Created when missing. */
export function openStateFolder(path: string): StateFolder {
  const folder = resolve(path)
  const file = join(folder, 'demo.json')
  makeFolder(folder)
  return {
    folder,
    read: () => readState(file),
    write(state) {
      writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
  }
}

/** The first administrator of a new demo. */
export function newAccount() {
  return { email: 'ada@lindholm.example', password: randomBytes(12).toString('base64url') }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new DemoFault(`the folder ${folder} cannot be made (${codeOf(cause)}). Choose another with --state DIR`, {
      cause,
    })
  }
}

async function readState(file: string): Promise<DemoState | undefined> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw new DemoFault(`${file} cannot be read (${codeOf(cause)}). Choose another folder with --state DIR`, { cause })
  }
  const { parseState } = await import('./kept-state.ts')
  return parseState(text, file)
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
}
