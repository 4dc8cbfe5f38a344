import http from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'

export type WireRequest = {
  method: string
  url: string
  headers: Record<string, string>
  body?: string
  /** It may be sent again although its method does not say so, e.g. a POST that only reads. */
  isRepeatable?: boolean
  /**
   * Takes the body of a good answer as it comes, so that a large one never stands in memory; the answer then has none. It
   * is called anew for each attempt. What it throws counts as a fault of the connection.
   */
  onBody?: BodyReader
}

/** Reads a body to its end, or as far as it makes sense. */
export type BodyReader = (body: AsyncIterable<Buffer>) => Promise<void>
export type WireAnswer = { status: number; headers: Record<string, string>; body: string }

export type FaultKind = 'unreachable' | 'timeout' | 'lost'

/** A request that brought no whole answer. `unreachable`: it never left for the server. */
export class ExchangeFault extends Error {
  override readonly name = 'ExchangeFault'
  readonly kind: FaultKind

  constructor(kind: FaultKind, options: { cause: unknown }) {
    super(kind, options)
    this.kind = kind
  }
}

const MEBIBYTE = 1024 * 1024
const LARGEST_KEPT = 64 * MEBIBYTE
const LARGEST_STREAMED = 4096 * MEBIBYTE

const NEVER_LEFT: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']
const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }

/**
 * Sends exactly one HTTP request and reads its whole answer within the time given. Built on `node:http` because `fetch`
 * sends a request twice when it is answered 421, and jsforce's own transport neither limits the time of a body nor
 * survives a connection that breaks inside one.
 */
export async function exchange(request: WireRequest, timeoutMs: number): Promise<WireAnswer> {
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const answer = await open(request, signal)
    return { status: answer.statusCode ?? 0, headers: flatHeaders(answer), body: await readBody(answer, request) }
  } catch (cause) {
    throw new ExchangeFault(signal.aborted ? 'timeout' : kindOf(cause), { cause })
  }
}

function open({ method, url, headers, body }: WireRequest, signal: AbortSignal): Promise<http.IncomingMessage> {
  const isHttps = url.startsWith('https:')
  const options = { method, headers: withLength(headers, body), signal, agent: isHttps ? agents.https : agents.http }
  return new Promise((resolve, reject) => {
    const outgoing = (isHttps ? https : http).request(url, options, resolve)
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

async function readBody(answer: http.IncomingMessage, { onBody }: WireRequest): Promise<string> {
  if (!onBody || !isGood(answer)) return text(upTo(LARGEST_KEPT, answer))
  await onBody(upTo(LARGEST_STREAMED, answer))
  return ''
}

const isGood = ({ statusCode = 0 }: http.IncomingMessage): boolean => statusCode >= 200 && statusCode < 300

/** A body until it is larger than anything that Salesforce should send. */
async function* upTo(largest: number, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > largest) throw new RangeError(`the body is larger than ${largest} bytes`)
    yield chunk
  }
}

/** Header names in small letters, and the length always our own count. */
function withLength(headers: Record<string, string>, body: string | undefined): Record<string, string> {
  const named = Object.entries(headers).map(([name, value]): [string, string] => [name.toLowerCase(), value])
  const length: Record<string, string> = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return { ...Object.fromEntries<string>(named), ...length }
}

const flatHeaders = ({ headers }: http.IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]))

function kindOf(cause: unknown): FaultKind {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return NEVER_LEFT.includes(code) ? 'unreachable' : 'lost'
}
