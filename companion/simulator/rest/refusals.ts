import { type ApiError, apiError, notFound } from '../http/api-error.ts'
import type { Org } from '../org/org.ts'
import type { RefusedPart } from '../state/org-state.ts'

/** Whether a test configured the org to refuse this. */
export const refuses = ({ state }: Org, part: RefusedPart): boolean => state.refusals?.parts.includes(part) ?? false

/** Whether a test configured the org to hide an object from all users. */
export const refusesObject = ({ state }: Org, name: string): boolean => state.refusals?.objects.includes(name) ?? false

/** Throws the configured refusal of a subrequest inside a composite. */
export function requireInComposite(path: string, org: Org): void {
  if (path.startsWith('tooling/') && refuses(org, 'tooling-in-composite')) throw notFound()
  if (path.endsWith('/describe') && refuses(org, 'describe-in-composite')) throw notFound()
}

/** Queries of EntityDefinition and FieldDefinition accept only `=` and `IN` as filters, and have no pages. */
export function requireOfDefinitions(soql: string, org: Org): void {
  if (!/\bFROM\s+(Entity|Field)Definition\b/i.test(soql)) return
  const filter = /\bWHERE\b(?<filter>.*)/is.exec(soql)?.groups?.filter ?? ''
  if (/\b(OR|NOT)\b/i.test(filter)) throw onlyEquals()
  if (/\bIN\s*\(/i.test(filter) && refuses(org, 'in-of-field-definition'))
    throw apiError(400, 'EXCEEDED_ID_LIMIT', 'FieldDefinition does not support queryMore(), use LIMIT to restrict the results to a single batch') // prettier-ignore
}

const onlyEquals = (): ApiError =>
  apiError(400, 'MALFORMED_QUERY', 'a query on this object supports only equals comparisons')
