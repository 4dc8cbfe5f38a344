import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../org/org.ts'
import { kindOf } from './environment-kind.ts'

const Paired = Type.Object({ key: Type.String() })

export type PairingOutcome = { paired: true } | { paired: false; status: number; answer: string }

/** Exchanges a pairing code at the companion and stores the key, as the package does. */
export async function pair(
  { companionUrl, code }: { companionUrl: string; code: string },
  org: Org,
): Promise<PairingOutcome> {
  const response = await fetch(`${companionUrl}/org-api/v1/pairings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, ...introduction(org) }),
  })
  const answer = await response.text()
  if (response.status !== 201) return { paired: false, status: response.status, answer }
  org.state.companionUrl = companionUrl
  org.state.pairing = { companionUrl, key: Value.Parse(Paired, JSON.parse(answer)).key }
  org.save.now()
  return { paired: true }
}

function introduction({ state, tables }: Org) {
  const [organization] = tables.rows('Organization')
  const isProduction = organization && kindOf(organization) === 'production'
  return {
    organizationId: state.organizationId,
    organizationName: state.name,
    environment: isProduction ? 'production' : 'sandbox',
  }
}
