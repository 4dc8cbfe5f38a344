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
  /** It is not sent again when it takes too long, e.g. because the caller can send it in smaller pieces. */
  givesUpWhenSlow?: boolean
  /**
   * Reads the body of a successful answer as it arrives, so that a large one is never in memory. The answer then has an
   * empty body. Called once for each attempt. An error that it throws counts as a lost connection.
   */
  onBody?: BodyReader
}

/** Reads a body to its end, or until it knows that the body is unusable. */
export type BodyReader = (body: AsyncIterable<Buffer>) => Promise<void>
export type WireAnswer = { status: number; headers: Record<string, string>; body: string }

export type FaultKind = 'unreachable' | 'timeout' | 'lost'

/** A request without a complete answer. `unreachable`: it never reached the server. */
export class ExchangeFault extends Error {
  override readonly name = 'ExchangeFault'
  readonly kind: FaultKind

  constructor(kind: FaultKind, options: { cause: unknown }) {
    super(kind, options)
    this.kind = kind
  }
}

const MEBIBYTE = 1024 * 1024
const MAX_BUFFERED_BYTES = 64 * MEBIBYTE
const MAX_STREAMED_BYTES = 4096 * MEBIBYTE

const NEVER_LEFT: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']
const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }

/** Sends one HTTP request and reads its whole answer within a time limit in milliseconds. Throws ExchangeFault. */
export type Exchange = (request: WireRequest, timeoutMs: number) => Promise<WireAnswer>

/**
 * Sends exactly one HTTP request and reads its whole answer within the time limit. Built on `node:http` because `fetch`
 * sends a request twice when it is answered 421, and jsforce's own transport neither limits the time of a body nor
 * survives a connection that breaks inside one.
 */
export const exchange: Exchange = async (request, timeoutMs) => {
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
  if (!onBody || !isGood(answer)) return text(upTo(MAX_BUFFERED_BYTES, answer))
  await onBody(upTo(MAX_STREAMED_BYTES, answer))
  return ''
}

const isGood = ({ statusCode = 0 }: http.IncomingMessage): boolean => statusCode >= 200 && statusCode < 300

/** Yields the body. Throws when it exceeds the limit. */
async function* upTo(maxBytes: number, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) throw new RangeError(`the body is larger than ${maxBytes} bytes`)
    yield chunk
  }
}

/** Header names in lower case, and the length always our own count. */
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
