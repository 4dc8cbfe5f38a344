import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { ApiError, apiError } from '../../http/api-error.ts'

const Subrequest = Type.Object({
  method: Type.String(),
  url: Type.String(),
  referenceId: Type.String(),
  body: Type.Optional(Type.Unknown()),
  httpHeaders: Type.Optional(Type.Record(Type.String(), Type.String())),
})
export type Subrequest = Static<typeof Subrequest>

const Composite = Type.Object({
  allOrNone: Type.Optional(Type.Boolean()),
  collateSubrequests: Type.Optional(Type.Boolean()),
  compositeRequest: Type.Array(Subrequest),
})
export type Composite = Static<typeof Composite>

const MOST = 25
const MOST_QUERIES = 5
const FORBIDDEN_HEADERS = ['accept', 'authorization', 'content-type']

/** A valid composite body, or the platform's refusal. */
export function readComposite(body: unknown): Composite {
  if (!Value.Check(Composite, body)) throw apiError(400, 'JSON_PARSER_ERROR', 'compositeRequest is not well formed')
  const fault = faultOf(body.compositeRequest)
  if (fault) throw fault
  return body
}

function faultOf(subrequests: Subrequest[]): ApiError | undefined {
  const ids = subrequests.map(({ referenceId }) => referenceId)
  if (subrequests.length === 0) return limit('The composite request must contain at least one subrequest')
  if (subrequests.length > MOST) return limit(`The composite request contains more than ${MOST} subrequests`)
  if (subrequests.filter(isQueryOrCollection).length > MOST_QUERIES) {
    return limit(`The composite request contains more than ${MOST_QUERIES} query or collection subrequests`)
  }
  if (new Set(ids).size < ids.length) return limit('The referenceId of every subrequest must be unique')
  if (!ids.every((id) => /^[A-Za-z0-9][A-Za-z0-9_]*$/.test(id))) return limit('A referenceId has forbidden characters')
  if (subrequests.some(hasForbiddenHeader))
    return limit('Accept, Authorization and Content-Type cannot be set on a subrequest')
  return undefined
}

function isQueryOrCollection({ url }: Subrequest): boolean {
  return /\/(query|queryAll|composite\/sobjects)([/?]|$)/.test(url)
}

function hasForbiddenHeader({ httpHeaders = {} }: Subrequest): boolean {
  return Object.keys(httpHeaders).some((name) => FORBIDDEN_HEADERS.includes(name.toLowerCase()))
}

const limit = (message: string) => apiError(400, 'INVALID_BATCH_REQUEST', message)
