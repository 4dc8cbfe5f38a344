import { apiError, ApiError, notFound } from '../../http/api-error.ts'
import type { Org } from '../../org/org.ts'
import { type Composite, readComposite, type Subrequest } from './composite-request.ts'
import { dispatch } from '../dispatch.ts'
import { resolveReferences } from './references.ts'
import { refuses, requireInComposite } from '../refusals.ts'
import { type ApiAnswer, type ApiRequest, ok, type Resource } from '../resource.ts'

type Item = { body: unknown; httpHeaders: Record<string, string>; httpStatusCode: number; referenceId: string }

const HALTED = {
  errorCode: 'PROCESSING_HALTED',
  message: 'The transaction was rolled back since another operation in the same transaction failed.',
}

/** `/composite`: up to 25 requests for one call. Answers HTTP 200 even when requests fail. */
export function compositeResource(inner: readonly Resource[]): Resource {
  return {
    method: 'POST',
    pattern: 'composite',
    answer(request, _params, org) {
      if (refuses(org, 'composite')) throw notFound()
      const composite = readComposite(request.body)
      const before = composite.allOrNone ? structuredClone(org.tables.changes()) : undefined
      const items = runAll(composite, (one, answers) => runOne(one, answers, { request, org, inner }))
      if (!before || items.every(succeeded)) return ok({ compositeResponse: items })
      org.tables.replace(before)
      return ok({ compositeResponse: items.map(rolledBack) })
    },
  }
}

type Run = (subrequest: Subrequest, answers: ReadonlyMap<string, unknown>) => Item

function runAll({ compositeRequest }: Composite, run: Run): Item[] {
  const answers = new Map<string, unknown>()
  return compositeRequest.map((subrequest) => {
    const item = run(subrequest, answers)
    if (succeeded(item)) answers.set(item.referenceId, item.body)
    return item
  })
}

type Context = { request: ApiRequest; org: Org; inner: readonly Resource[] }

function runOne(subrequest: Subrequest, answers: ReadonlyMap<string, unknown>, { request, org, inner }: Context): Item {
  try {
    const one = innerRequest(subrequest, answers, request)
    requireInComposite(one.path, org)
    return itemOf(dispatch(inner, one, org), subrequest)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return itemOf({ status: error.status, body: error.items }, subrequest)
  }
}

function innerRequest(
  { url, method, body, httpHeaders = {} }: Subrequest,
  answers: ReadonlyMap<string, unknown>,
  outer: ApiRequest,
): ApiRequest {
  const resolved = new URL(String(resolveReferences(url, answers)), 'http://org')
  const prefix = `/services/data/${outer.version}/`
  if (!resolved.pathname.startsWith(prefix))
    throw apiError(400, 'INVALID_REQUEST', `The subrequest URL must start with ${prefix}`)
  return {
    ...outer,
    method,
    path: resolved.pathname.slice(prefix.length),
    query: resolved.searchParams,
    headers: Object.fromEntries(Object.entries(httpHeaders).map(([name, value]) => [name.toLowerCase(), value])),
    body: resolveReferences(body, answers),
  }
}

function itemOf({ status, headers = {}, body = null }: ApiAnswer, { referenceId }: Subrequest): Item {
  return { body, httpHeaders: headers, httpStatusCode: status, referenceId }
}

function rolledBack(item: Item): Item {
  return succeeded(item) ? { ...item, body: [HALTED], httpHeaders: {}, httpStatusCode: 400 } : item
}

const succeeded = ({ httpStatusCode }: Item) => httpStatusCode < 400
