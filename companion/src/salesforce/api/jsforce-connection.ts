import { Duplex, PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { Connection } from 'jsforce/lib/connection.js'
import { Transport } from 'jsforce/lib/transport.js'
import type { HttpRequest, HttpRequestOptions, HttpResponse } from 'jsforce/lib/types/common.js'
import { StreamPromise } from 'jsforce/lib/util/promise.js'
import type { WireAnswer, WireRequest } from '../wire/exchange.ts'
import { CLIENT_NAME, type SalesforceSession } from './session.ts'

/** What a call says to the wire, in the options that jsforce hands through. */
export type WireOptions = Pick<WireRequest, 'isRepeatable' | 'givesUpWhenSlow' | 'onBody'> & {
  /** Receives the status and the headers, which jsforce does not return. */
  onAnswer?: (answer: WireAnswer) => void
}

/**
 * The calls of jsforce that may be used. Its sign-in does not take our wire, and its paging spends credits without end on
 * a page that does not say whether it is the last.
 */
export type MeteredConnection = Pick<
  Connection,
  'request' | 'requestPost' | 'create' | 'update' | 'upsert' | 'retrieve' | 'bulk2'
>

/**
 * A jsforce connection whose every request takes the metered wire. It gets no refresh token and no way to sign in, so a
 * 401 ends the call: jsforce alone would refresh and replay without end. `_transport` is set because Bulk does not pass
 * the public `request` (decision 26).
 */
export function openConnection(session: SalesforceSession): MeteredConnection {
  const { instanceUrl, accessToken, apiVersion, wire, tenantId, consumer, purpose } = session
  const callOptions = { client: CLIENT_NAME }
  const connection = new Connection({ instanceUrl, accessToken, version: apiVersion, callOptions })
  connection._transport = new MeteredTransport((request) =>
    wire(request, { tenantId, consumer, bucket: 'api', purpose }),
  )
  return connection
}

type Send = (request: WireRequest) => Promise<WireAnswer>

class MeteredTransport extends Transport {
  readonly #send: Send

  constructor(send: Send) {
    super()
    this.#send = send
  }

  override httpRequest(request: HttpRequest, options: HttpRequestOptions & WireOptions = {}) {
    const upload = new PassThrough()
    const response = this.#exchange(request, upload, options)
    const stream = Duplex.from({ writable: upload, readable: Readable.from(bodyOf(response)) })
    return StreamPromise.create(() => ({ stream, promise: response }))
  }

  async #exchange(request: HttpRequest, upload: Readable, options: WireOptions): Promise<HttpResponse> {
    const { method, url, headers = {} } = request
    const { isRepeatable, givesUpWhenSlow, onBody, onAnswer } = options
    const body = await textOf(request, upload)
    const answer = await this.#send({ method, url, headers, body, isRepeatable, givesUpWhenSlow, onBody })
    onAnswer?.(answer)
    return { statusCode: answer.status, headers: answer.headers, body: answer.body }
  }
}

/** The body to send. Bulk writes the body of its PUT into the stream of the request. */
async function textOf({ method, body }: HttpRequest, upload: Readable): Promise<string | undefined> {
  if (typeof body === 'string') return body
  if (body !== undefined && body !== null) throw new TypeError('the metered transport sends text only')
  return method === 'PUT' ? text(upload) : undefined
}

/** Ends early when the request fails: the caller gets the error from the promise. */
async function* bodyOf(response: Promise<HttpResponse>): AsyncGenerator<string> {
  const settled = await response.catch(() => undefined)
  if (settled) yield settled.body
}
