import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../../org/org.ts'
import { ApexRefusal, type ApexCall } from '../apex-call.ts'
import { askCompanion, Problem } from '../callouts/companion-client.ts'
import { causeIn, faultOfUnreadable } from '../callouts/companion-fault.ts'
import { startReport } from '../fingerprint/fingerprint-controller.ts'
import { CalloutFailure, mayStoreKeys } from '../callouts/named-credential.ts'
import { keepKeys, pair } from './pairing.ts'

const Code = Type.Object({ code: Type.String() })

const KEPT = { isKept: true, key: null, readerKey: null }

/** `TollbridgePairingController.pair`: refused before the code is spent where the user may not store the keys. */
export async function pairByCode(org: Org, { parameters }: ApexCall) {
  requireKeeper(org)
  const { code } = Value.Parse(Code, parameters)
  const outcome = await pair(code, org).catch((failure: unknown) => {
    if (failure instanceof CalloutFailure) throw new ApexRefusal(`The companion: ${causeIn(failure.message)}.`)
    throw failure
  })
  if (!outcome.paired) throw new ApexRefusal(await reasonIn(outcome.answer, org))
  startReport(org)
  return KEPT
}

async function reasonIn(answer: string, org: Org): Promise<string> {
  const problem = jsonOrNull(answer)
  if (!Value.Check(Problem, problem)) return `The companion: ${await faultOfUnreadable(org)}.`
  return `${problem.title}. ${problem.remedy}`
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** `TollbridgePairingController.renewKey`: other keys; each old one works for another while. */
export async function renewKey(org: Org) {
  requireKeeper(org)
  const asked = await askCompanion('/org-api/v1/key', org, { method: 'POST', expects: 201 })
  if (asked.state !== 'answered') throw new ApexRefusal(`The companion: ${asked.state}.`)
  keepKeys(asked.answer, org)
  return KEPT
}

/** `TollbridgePairingController.unpair`: says whether the companion knows, and whether the keys are gone here. */
export async function unpair(org: Org) {
  const asked = await askCompanion('/org-api/v1/pairing', org, { method: 'DELETE', expects: 204 })
  const isForgotten = mayStoreKeys(org)
  if (isForgotten) delete org.state.pairing
  org.save.now()
  return { isTold: asked.state === 'answered' || asked.state === 'not-paired', isForgotten }
}

function requireKeeper(org: Org): void {
  if (!mayStoreKeys(org)) throw new ApexRefusal('You cannot store the keys.')
}
