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

/** Reads what an earlier demo wrote; refuses what is not its writing. */
export function parseState(text: string, file: string): DemoState {
  try {
    return Value.Parse(Kept, JSON.parse(text))
  } catch (cause) {
    throw new DemoFault(`${file} is not a demo's state. Delete the folder, or choose another with --state DIR`, {
      cause,
    })
  }
}
