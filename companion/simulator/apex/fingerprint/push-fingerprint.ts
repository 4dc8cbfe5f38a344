import { randomUUID } from 'node:crypto'
import { Value } from 'typebox/value'
import type { Org } from '../../org/org.ts'
import { Problem } from '../callouts/companion-client.ts'
import { causeIn, faultOfUnreadable } from '../callouts/companion-fault.ts'
import { type FingerprintPart, partsOfText } from './fingerprint-part.ts'
import { advance, begin, fail, type Progress, progressOf } from './fingerprint-progress.ts'
import { callOut, CalloutFailure } from '../callouts/named-credential.ts'
import { TEXTS } from './org-fingerprint.ts'

/** `TollbridgeFingerprintPush`: sends the org's fingerprint to the companion, part by part, at no credit. */
export async function pushFingerprint(org: Org): Promise<Progress> {
  begin(org)
  const runId = randomUUID()
  for (let index = 0; index < TEXTS; index += 1) {
    const problem = await problemOfSending(partsOfText(index, runId, org), org)
    if (problem === null) advance(index + 1, org)
    else {
      fail(problem, org)
      break
    }
  }
  return progressOf(org)
}

async function problemOfSending(parts: FingerprintPart[], org: Org): Promise<string | null> {
  for (const part of parts) {
    const problem = await problemOfPart(part, org)
    if (problem !== null) return problem
  }
  return null
}

async function problemOfPart(part: FingerprintPart, org: Org): Promise<string | null> {
  try {
    const path = '/org-api/v1/fingerprints'
    const response = await callOut({ credential: 'Tollbridge_Companion', path, method: 'POST', body: part }, org)
    if (response.status === 202) return null
    if (response.status >= 500) return 'down'
    const told: unknown = await response.json().catch(() => null)
    if (!Value.Check(Problem, told)) return await faultOfUnreadable(org)
    if (told.code === 'ORG_ADMIN_KEY_REQUIRED') return 'no-access'
    return response.status === 401 || response.status === 403 ? 'not-paired' : told.code
  } catch (failure) {
    if (failure instanceof CalloutFailure) return causeIn(failure.message)
    throw failure
  }
}
