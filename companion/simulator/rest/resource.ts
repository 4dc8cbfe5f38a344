import type { Person } from '../org/people.ts'
import type { Org } from '../org/org.ts'

/** A request to the REST API, from the wire or from a composite. */
export type ApiRequest = {
  method: string
  /** Such as `v67.0`. */
  version: string
  /** The path after the version, without a leading slash. */
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  body: unknown
  person: Person
}

export type ApiAnswer = { status: number; headers?: Record<string, string>; body?: unknown }
export type Params = Record<string, string>

/** One resource of the REST API: a path with `:names`, a verb, and a handler. */
export type Resource = {
  method: string
  pattern: string
  answer(request: ApiRequest, params: Params, org: Org): ApiAnswer
}

export const ok = (body: unknown): ApiAnswer => ({ status: 200, body })
export const noContent: ApiAnswer = { status: 204 }
