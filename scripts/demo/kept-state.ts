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

/** The state that the demo stores between runs, so that the connection of the first run still works in the second. */
export type DemoState = Static<typeof Kept>

/** Reads the state of an earlier demo. Throws for any other content. */
export function parseState(text: string, file: string): DemoState {
  try {
    return Value.Parse(Kept, JSON.parse(text))
  } catch (cause) {
    throw new DemoFault(`${file} is not a demo's state. Delete the folder, or choose another with --state DIR`, {
      cause,
    })
  }
}
