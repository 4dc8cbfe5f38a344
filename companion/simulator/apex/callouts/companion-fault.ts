import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../../org/org.ts'
import { callOut, CalloutFailure } from './named-credential.ts'

/** Why the companion gave no answer, as `TollbridgeCompanionFault` names it. */
export type Fault = 'wrong-address' | 'no-key' | 'no-access' | 'down'

const Greeting = Type.Object({ service: Type.Literal('tollbridge-companion') })

const TEXTS: [Fault, RegExp][] = [
  ['no-key', /does not exist\. check spelling/i],
  ['no-access', /access the credential/i],
  ['wrong-address', /unknownhost/i],
  ['down', /timed out|connection refused/i],
]

/** `TollbridgeCompanionFault.causeIn` */
export const causeIn = (message: string): Fault => TEXTS.find(([, text]) => text.test(message))?.[0] ?? 'down'

/** `TollbridgeCompanionCallout.greeting`: whether a companion is at the address, key or no key. */
export async function greetingOf(org: Org): Promise<'ok' | Fault> {
  try {
    const response = await callOut({ credential: 'Tollbridge_Companion_Open', path: '/org-api/v1/hello' }, org)
    if (response.status >= 500 || response.status === 429) return 'down'
    return Value.Check(Greeting, await response.json().catch(() => null)) ? 'ok' : 'wrong-address'
  } catch (failure) {
    if (failure instanceof CalloutFailure) return causeIn(failure.message)
    throw failure
  }
}

/** `TollbridgeCompanionCallout.unreadable`: something else than a companion, or one of another version. */
export async function faultOfUnreadable(org: Org): Promise<Fault> {
  const greeting = await greetingOf(org)
  return greeting === 'ok' ? 'down' : greeting
}
