import { randomUUID } from 'node:crypto'
import type { Org } from '../org/org.ts'
import { fingerprintOf } from './org-fingerprint.ts'

/** Small enough for a callout of Apex, of which a body has 1 MB at most here. */
const PART_LENGTH = 200_000

export type PushOutcome = { pushed: boolean; answers: string[] }

/** What the package does to tell the companion what its org looks like: callouts, part by part, at no credit. */
export async function pushFingerprint(org: Org): Promise<PushOutcome> {
  const { pairing, organizationId } = org.state
  if (!pairing) return { pushed: false, answers: ['the org is not paired'] }
  const text = fingerprintOf(org)
  const parts = Math.ceil(text.length / PART_LENGTH)
  const runId = randomUUID()
  const answers: string[] = []
  for (let part = 1; part <= parts; part += 1) {
    const content = text.slice((part - 1) * PART_LENGTH, part * PART_LENGTH)
    const response = await fetch(`${pairing.companionUrl}/org-api/v1/fingerprints`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${pairing.key}`,
        'tollbridge-organization-id': organizationId,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ runId, part, parts, content }),
      redirect: 'manual',
    })
    answers.push(await response.text())
    if (response.status !== 202) return { pushed: false, answers }
  }
  return { pushed: true, answers }
}
