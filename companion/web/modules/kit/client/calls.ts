import type { ApiCalls } from '../../../../src/api-calls'

const BASE = '/api/v1'

/** The calls of the pages' API by method and path, such as `GET /people/:personId`. */
type Calls = {
  [
    Key in keyof ApiCalls as Key extends `${infer Method} /api/v1${infer Path}` ? `${Method} ${Path}` : never
  ]: ApiCalls[Key]
}

export type CallName = keyof Calls

/** What a call answers when it succeeds. */
export type Answer<Name extends CallName> = Calls[Name]['answer']

/** A value as a page has it: the server's ids are marked by a brand, which a plain string does not bear. */
type Unbranded<Value> = Value extends string
  ? keyof Value extends keyof string
    ? Value
    : string
  : { [Key in keyof Value]: Unbranded<Value[Key]> }

/** The body that goes with a call. */
export type Body<Name extends CallName> = Unbranded<Calls[Name]['body']>

type Sent = 'params' | 'query' | 'body'

/** What goes with a call, and whether a 401 is an answer to it (`anonymous`) instead of the end of the session. */
type Options<Name extends CallName> = {
  [Part in Sent as Calls[Name][Part] extends undefined ? never : Part]: Unbranded<Calls[Name][Part]>
} & { anonymous?: boolean }

/** The arguments of a call after its name. */
export type Given<Name extends CallName> = Arguments<Options<Name>> extends infer Given extends [Parts?] ? Given : never

type Arguments<All> = Partial<All> extends All ? [options?: All] : [options: All]

/** The same without the route. */
export type Parts = {
  params?: Record<string, string>
  query?: Record<string, string | undefined>
  body?: unknown
  anonymous?: boolean
}

function queryOf(query: Parts['query'] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

/** The address of a path whose `:names` are parameters. */
export const addressOf = (path: string, { params = {}, query }: Parts): string =>
  BASE + path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')) + queryOf(query)
