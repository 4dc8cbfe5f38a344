import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../../org/org.ts'
import { kindOf } from '../environment-kind.ts'
import { callOut } from '../callouts/named-credential.ts'

/** A companion of an earlier version gives no reader key. */
const NewKeys = Type.Object({ key: Type.String(), readerKey: Type.Optional(Type.String()) })

export type PairingOutcome = { paired: true } | { paired: false; status: number; answer: string }

/** What the package does with a pairing code: it exchanges it through the open credential and keeps both keys. */
export async function pair(code: string, org: Org): Promise<PairingOutcome> {
  const body = { code, ...introduction(org) }
  const path = '/org-api/v1/pairings'
  const response = await callOut({ credential: 'Tollbridge_Companion_Open', path, method: 'POST', body }, org)
  const answer = await response.text()
  if (response.status !== 201) return { paired: false, status: response.status, answer }
  keepKeys(JSON.parse(answer), org)
  return { paired: true }
}

/** Keeps both keys, each in its principal. */
export function keepKeys(answer: unknown, org: Org): void {
  const { key, readerKey } = Value.Parse(NewKeys, answer)
  org.state.pairing = { key, ...(readerKey !== undefined && { readerKey }) }
  org.save.now()
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
