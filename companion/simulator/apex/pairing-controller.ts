import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../org/org.ts'
import { ApexRefusal, type ApexCall } from './apex-call.ts'
import { askCompanion } from './companion-client.ts'
import { startReport } from './fingerprint-controller.ts'
import { pair } from './pairing.ts'

const Code = Type.Object({ code: Type.String() })
const Key = Type.Object({ key: Type.String() })
const Problem = Type.Object({ title: Type.String(), remedy: Type.String() })

const KEPT = { isKept: true, key: null }

/** `TollbridgePairingController.pair`: a simulated org starts with a named credential, so this uses that one. */
export async function pairByCode(org: Org, { parameters }: ApexCall) {
  const { companionUrl } = org.state
  if (companionUrl === undefined) throw new ApexRefusal('No companion is known to this stand-in.')
  const { code } = Value.Parse(Code, parameters)
  const outcome = await pair({ companionUrl, code }, org).catch(() => undefined)
  if (!outcome) throw new ApexRefusal('The companion is unreachable.')
  if (!outcome.paired) throw new ApexRefusal(reasonIn(outcome.answer))
  startReport(org)
  return KEPT
}

function reasonIn(answer: string): string {
  const { title, remedy } = Value.Parse(Problem, JSON.parse(answer))
  return `${title}. ${remedy}`
}

/** `TollbridgePairingController.renewKey`: stores a new key. The old one stays valid for a while. */
export async function renewKey(org: Org) {
  const asked = await askCompanion('/org-api/v1/key', org, { method: 'POST', expects: 201 })
  if (asked.state !== 'answered' || !org.state.pairing) throw new ApexRefusal(`The companion is ${asked.state}.`)
  org.state.pairing = { ...org.state.pairing, key: Value.Parse(Key, asked.answer).key }
  org.save.now()
  return KEPT
}

/** `TollbridgePairingController.unpair`: deletes the key, and returns whether the companion knows. */
export async function unpair(org: Org): Promise<boolean> {
  const asked = await askCompanion('/org-api/v1/pairing', org, { method: 'DELETE', expects: 204 })
  delete org.state.pairing
  org.save.now()
  return asked.state !== 'unreachable'
}
