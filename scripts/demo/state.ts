import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { DemoFault } from './fault.ts'

const Kept = Type.Object({
  ports: Type.Object({
    production: Type.Number(),
    sandbox: Type.Number(),
    mailbox: Type.Number(),
    smtp: Type.Number(),
  }),
  email: Type.String(),
  password: Type.String(),
  passwordSet: Type.Boolean(),
  pairedOrgs: Type.Array(Type.String()),
})

/** What the demo keeps between two runs, so that the connection made in the first still stands in the second. */
export type DemoState = Static<typeof Kept>

export type StateFolder = { folder: string; read(): DemoState | undefined; write(state: DemoState): void }

/** The demo's folder; made where it is missing. */
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

function readState(file: string): DemoState | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw new DemoFault(`${file} cannot be read (${codeOf(cause)}). Choose another folder with --state DIR`, { cause })
  }
  return parseState(text, file)
}

function parseState(text: string, file: string): DemoState {
  try {
    return Value.Parse(Kept, JSON.parse(text))
  } catch (cause) {
    throw new DemoFault(`${file} is not a demo's state. Delete the folder, or choose another with --state DIR`, {
      cause,
    })
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
}
