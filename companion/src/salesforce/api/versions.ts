import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Refusal } from '../../platform/refusals/errors.ts'
import type { SalesforceSession } from './session.ts'

const Versions = Type.Array(Type.Object({ version: Type.String({ pattern: '^\\d{1,3}\\.\\d$' }) }))

/** The API versions that an org knows, such as `67.0`, at no credit. Undefined where it does not say. */
export async function knownVersions({
  wire,
  instanceUrl,
  ...spender
}: SalesforceSession): Promise<string[] | undefined> {
  const url = new URL('/services/data', instanceUrl).href
  const headers = { accept: 'application/json' }
  try {
    const { body } = await wire({ method: 'GET', url, headers, givesUpWhenSlow: true }, { ...spender, bucket: 'api' })
    const answer: unknown = JSON.parse(body)
    return Value.Check(Versions, answer) ? answer.map(({ version }) => version) : undefined
  } catch (fault) {
    if (fault instanceof Refusal || fault instanceof SyntaxError) return undefined
    throw fault
  }
}

/** The newest of several API versions by its number. */
export const newestOf = (versions: string[]): string | undefined =>
  versions.toSorted((one, other) => Number(one) - Number(other)).at(-1)
