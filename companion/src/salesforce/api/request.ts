import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Refusal } from '../../platform/refusals/errors.ts'
import { Nullable } from '../../platform/schemas.ts'
import { refusal } from '../refusals.ts'
import type { BodyReader } from '../wire/exchange.ts'
import type { WireOptions } from './jsforce-connection.ts'
import type { SalesforceSession } from './session.ts'

/** A GET of a path below the API version, such as `limits`. */
export type ApiRequest = { path: string; headers?: Record<string, string> } & Pick<WireOptions, 'givesUpWhenSlow'>

/** A response of its own, or a part of a composite response. Header names are in lower case. */
export type ApiResponse = { status: number; headers: Record<string, string>; body: unknown }

/** A response, or the error with which Salesforce refused the request. */
export type ApiResult = ApiResponse | Refusal

const QueryPage = Type.Object({
  records: Type.Array(Type.Unknown()),
  nextRecordsUrl: Type.Optional(Nullable(Type.String())),
})
const NOT_MODIFIED = 304

/** Sends one GET, for one credit. */
export async function get(request: ApiRequest, session: SalesforceSession): Promise<ApiResponse> {
  const response: ApiResponse = { status: 0, headers: {}, body: null }
  const onAnswer: WireOptions['onAnswer'] = ({ status, headers }) => Object.assign(response, { status, headers })
  response.body = await send(request, { onAnswer }, session)
  return response
}

/** As `get`, but returns an error that Salesforce answers. */
export async function tryGet(request: ApiRequest, session: SalesforceSession): Promise<ApiResult> {
  try {
    return await get(request, session)
  } catch (fault) {
    if (isRefusedBySalesforce(fault)) return fault
    throw fault
  }
}

/** Sends one GET, for one credit, and has its body read as it arrives, so that a large file is never in memory. */
export async function download(path: string, onBody: BodyReader, session: SalesforceSession): Promise<void> {
  await send({ path }, { onBody }, session)
}

async function send(
  { path, headers, givesUpWhenSlow }: ApiRequest,
  options: WireOptions,
  session: SalesforceSession,
): Promise<unknown> {
  const { openConnection } = await import('./jsforce-connection.ts')
  const request = { method: 'GET', url: `/${path}`, headers: { ...headers } } as const
  return openConnection(session).request(request, { ...options, givesUpWhenSlow })
}

/** Whether Salesforce answered with an error that a retry does not cure, such as a missing permission. */
export const isRefusedBySalesforce = (fault: unknown): fault is Refusal & { code: 'SALESFORCE_REFUSED' } =>
  fault instanceof Refusal && fault.code === 'SALESFORCE_REFUSED'

/** Whether the resource is the same as at the moment of `If-Modified-Since`. */
export const isNotModified = ({ status }: ApiResponse): boolean => status === NOT_MODIFIED

/** The path of a query. */
export const queryPath = (soql: string): string => `query?q=${encodeURIComponent(soql)}`

/** All rows of a query, for one credit a page. */
export const query = async (soql: string, session: SalesforceSession): Promise<unknown[]> =>
  allRows(await get({ path: queryPath(soql) }, session), session)

/** All rows of a query whose first page is there. Each further page costs a credit. */
export async function allRows(firstPage: ApiResponse, session: SalesforceSession): Promise<unknown[]> {
  const rows: unknown[] = []
  let page: ApiResponse | undefined = firstPage
  while (page) {
    const { records, nextRecordsUrl } = pageOf(page)
    rows.push(...records)
    page = nextRecordsUrl ? await get({ path: belowVersion(nextRecordsUrl) }, session) : undefined
  }
  return rows
}

/** The rows of one page. */
export const rowsOfPage = (response: ApiResponse): unknown[] => pageOf(response).records

function pageOf({ status, body }: ApiResponse) {
  if (status !== 200 || !Value.Check(QueryPage, body)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return body
}

const belowVersion = (url: string): string => url.replace(/^\/services\/data\/v[\d.]+\//, '')
