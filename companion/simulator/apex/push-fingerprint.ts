import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../org/org.ts'
import { type FingerprintPart, partsOfText } from './fingerprint-part.ts'
import { advance, begin, fail, type Progress, progressOf } from './fingerprint-progress.ts'
import { TEXTS } from './org-fingerprint.ts'

const Problem = Type.Object({ code: Type.String() })

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

async function problemOfSending(parts: FingerprintPart[], { state }: Org): Promise<string | null> {
  for (const part of parts) {
    if (!state.pairing) return 'not-paired'
    const response = await send(part, { ...state.pairing, organizationId: state.organizationId })
    if (response?.status === 202) continue
    if (response === null || response.status >= 500) return 'unreachable'
    if (response.status === 401 || response.status === 403) return 'not-paired'
    const told: unknown = await response.json().catch(() => null)
    return Value.Check(Problem, told) ? told.code : 'unreachable'
  }
  return null
}

type Address = { companionUrl: string; key: string; organizationId: string }

/** Null: no answer. */
const send = (part: FingerprintPart, { companionUrl, key, organizationId }: Address): Promise<Response | null> =>
  fetch(`${companionUrl}/org-api/v1/fingerprints`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'tollbridge-organization-id': organizationId,
      'content-type': 'application/json',
    },
    body: JSON.stringify(part),
    redirect: 'manual',
  }).catch(() => null)
