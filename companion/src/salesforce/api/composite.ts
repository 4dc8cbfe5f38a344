import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { isRefusal, Refusal } from '../../platform/refusals/errors.ts'
import { Nullable } from '../../platform/schemas.ts'
import { refusal, type RefusalCode } from '../refusals.ts'
import { refusalOfApiErrors } from '../wire/faults.ts'
import type { WireOptions } from './jsforce-connection.ts'
import {
  isNotModified,
  isRefusedBySalesforce,
  queryPath,
  rowsOfPage,
  type ApiRequest,
  type ApiResponse,
  type ApiResult,
} from './request.ts'
import type { SalesforceSession } from './session.ts'

const CompositeResponse = Type.Object({ compositeResponse: Type.Array(Type.Unknown()) })
const Part = Type.Object({
  body: Type.Unknown(),
  httpHeaders: Type.Optional(Nullable(Type.Record(Type.String(), Type.Unknown()))),
  httpStatusCode: Type.Integer(),
  referenceId: Type.String(),
})
type Part = Type.Static<typeof Part>

/** What concerns one part alone: the others may be good. */
const OF_A_PART: readonly RefusalCode[] = [
  'SALESFORCE_REFUSED',
  'SALESFORCE_UNAVAILABLE',
  'SALESFORCE_ANSWER_UNREADABLE',
]

/** `givesUpWhenSlow`: the caller then sends each part alone. */
type Together = Pick<WireOptions, 'givesUpWhenSlow'>

/**
 * Sends up to 25 GETs in one request, for one credit; at most five of them may be queries. Returns the result of each by
 * its name: where Salesforce refuses or garbles a part, or refuses composite requests as such, or gives up on
 * a slow one, that is the result.
 */
export async function getTogether<Name extends string>(
  requests: Record<Name, ApiRequest>,
  session: SalesforceSession,
  { givesUpWhenSlow = false }: Together = {},
): Promise<Record<Name, ApiResult>> {
  const names = Object.keys(requests)
  try {
    const parts = await sendComposite(requests, session, { isRepeatable: true, givesUpWhenSlow })
    return resultsByName(names, (name) => resultOf(parts.find(({ referenceId }) => referenceId === name)))
  } catch (fault) {
    const isTooSlow = givesUpWhenSlow && isRefusal(fault, ['SALESFORCE_TIMEOUT'])
    if (!isTooSlow && !isRefusedBySalesforce(fault)) throw fault
    return resultsByName(names, () => fault)
  }
}

async function sendComposite(
  requests: Record<string, ApiRequest>,
  session: SalesforceSession,
  options: WireOptions,
): Promise<Part[]> {
  const { openConnection } = await import('./jsforce-connection.ts')
  const compositeRequest = Object.entries(requests).map(([name, { path, headers }]) => ({
    method: 'GET',
    url: `/services/data/v${session.apiVersion}/${path}`,
    referenceId: name,
    ...(headers && { httpHeaders: headers }),
  }))
  const body: unknown = await openConnection(session).requestPost('/composite', { compositeRequest }, options)
  if (!Value.Check(CompositeResponse, body)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return body.compositeResponse.filter((part) => Value.Check(Part, part))
}

const resultsByName = (names: string[], resultNamed: (name: string) => ApiResult): Record<string, ApiResult> =>
  Object.fromEntries(names.map((name) => [name, resultNamed(name)]))

function resultOf(part: Part | undefined): ApiResult {
  if (!part) return refusal('SALESFORCE_ANSWER_UNREADABLE')
  const headers = Object.entries(part.httpHeaders ?? {}).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  )
  const response: ApiResponse = {
    status: part.httpStatusCode,
    headers: Object.fromEntries(headers),
    body: part.body,
  }
  const fault = refusalIn(response)
  if (fault && !OF_A_PART.some((code) => code === fault.code)) throw fault
  return fault ?? response
}

function refusalIn(response: ApiResponse): Refusal | undefined {
  const isGood = response.status === 200 || isNotModified(response)
  return refusalOfApiErrors(response.body) ?? (isGood ? undefined : refusal('SALESFORCE_ANSWER_UNREADABLE'))
}

/** Runs up to five queries in one request, for one credit. Returns the rows of the first page of each, by its name. */
export async function queryTogether<Name extends string>(
  queries: Record<Name, string>,
  session: SalesforceSession,
): Promise<Record<Name, unknown[]>> {
  const requests = Object.entries<string>(queries).map(([name, soql]) => [name, { path: queryPath(soql) }] as const)
  return rowsByName(await getTogether(Object.fromEntries(requests), session))
}

const rowsByName = (results: Record<string, ApiResult>): Record<string, unknown[]> =>
  Object.fromEntries(Object.entries(results).map(([name, result]) => [name, rowsIn(result)]))

function rowsIn(result: ApiResult): unknown[] {
  if (result instanceof Refusal) throw result
  return rowsOfPage(result)
}
