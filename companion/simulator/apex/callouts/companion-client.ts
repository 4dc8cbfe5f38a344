import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../../org/org.ts'
import { causeIn, type Fault, faultOfUnreadable } from './companion-fault.ts'
import { callOut, type Callout, CalloutFailure } from './named-credential.ts'

/** The result of a callout to the companion, as the package's TollbridgeCompanionClient tells it apart. */
export type CompanionAnswer = { state: 'answered'; answer: unknown } | { state: 'not-paired' | Fault }

/** A request. By default a GET that expects 200. */
type Asked = Omit<Callout, 'credential' | 'path'> & { expects?: number }

export const Problem = Type.Object({ code: Type.String(), title: Type.String(), remedy: Type.String() })

/** Asks the companion through the credential with the key. A callout costs no credit. */
export async function askCompanion(
  path: string,
  org: Org,
  { expects = 200, ...asked }: Asked = {},
): Promise<CompanionAnswer> {
  try {
    const response = await callOut({ credential: 'Tollbridge_Companion', path, ...asked }, org)
    if (response.status >= 500) return { state: 'down' }
    const answer: unknown = await response.json().catch(() => null)
    if (response.status === expects && (answer !== null || expects === 204)) return { state: 'answered', answer }
    return { state: await stateOfRefusal(response.status, answer, org) }
  } catch (failure) {
    if (failure instanceof CalloutFailure) return { state: causeIn(failure.message) }
    throw failure
  }
}

async function stateOfRefusal(status: number, answer: unknown, org: Org): Promise<'not-paired' | Fault> {
  if (![401, 403].includes(status) || !Value.Check(Problem, answer)) return faultOfUnreadable(org)
  return answer.code === 'ORG_ADMIN_KEY_REQUIRED' ? 'no-access' : 'not-paired'
}
