import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { packageContract } from '../../../scripts/salesforce/contract/sources.ts'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { faultsOfAnswer } from './apex-answers.ts'

/** The contract of the package's Apex. */
export const contract = await packageContract()

const Refusal = Type.Object({ message: Type.String(), exceptionType: Type.Literal('System.AuraHandledException') })

/** The outcome of a call: answered, refused with a message, or broken. */
export type Outcome = { name: string; is: 'answered' | 'refused' | 'broken'; body: unknown }

/** Calls a method of the package. */
export async function askApex(org: SimulatedOrgInfo, name: string, parameters: object): Promise<Outcome> {
  const response = await fetch(`${org.instanceUrl}/lightning/apex/${name.replace('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  })
  const body: unknown = response.status === 204 ? null : await response.json()
  return { name, is: response.ok ? 'answered' : Value.Check(Refusal, body) ? 'refused' : 'broken', body }
}

/** The outcomes that break the contract of Apex. `seen` collects the members that had a value. */
export function faultsOfOutcomes(outcomes: Outcome[], seen?: Set<string>): string[] {
  return outcomes.flatMap(({ name, is, body }) => {
    const action = contract.actions.find((one) => one.name === name)
    if (is === 'broken' || !action) return [`${name} broke: ${JSON.stringify(body)}`]
    if (is === 'refused') return []
    const { answer: kind, mayAnswerNull: mayBeNull } = action
    return faultsOfAnswer({ place: name, value: body, kind, mayBeNull }, contract, seen)
  })
}
