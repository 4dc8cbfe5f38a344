import { Duplex } from 'node:stream'
import { Connection } from 'jsforce/lib/connection.js'
import { Transport } from 'jsforce/lib/transport.js'
import type { HttpRequest } from 'jsforce/lib/types/common.js'
import { CLIENT_NAME } from '../oauth/client-name.ts'
import type { WireAnswer, WireRequest } from '../wire/exchange.ts'
import type { Session, SessionDeps } from './session.ts'

/**
 * A jsforce connection whose every request takes the metered wire. It is given no refresh token and no way to sign in, so
 * a 401 ends the call: jsforce alone would refresh and replay for ever.
 */
export function openConnection(session: Session, { wire, apiVersion }: SessionDeps): Connection {
  const { instanceUrl, accessToken, tenantId, consumer, purpose } = session
  const connection = new Connection({
    instanceUrl,
    accessToken,
    version: apiVersion,
    callOptions: { client: CLIENT_NAME },
  })
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

  override getRequestStreamCreator() {
    return (request: HttpRequest): Duplex => streamAnswer(this.#send(wireRequestOf(request)))
  }
}

/** Takes what jsforce pipes in; the request has its body already. */
const ignore = (_chunk: unknown, _encoding: unknown, done: () => void): void => {
  done()
}

/** The form in which jsforce expects an answer: a stream of the body that also tells when all is there. */
function streamAnswer(sent: Promise<WireAnswer>): Duplex {
  const stream = new Duplex({ read: () => undefined, write: ignore })
  sent.then(
    ({ status, headers, body }) => {
      stream.emit('complete', { statusCode: status, headers, body })
      stream.push(body)
      stream.push(null)
    },
    (fault: unknown) => stream.emit('error', fault),
  )
  return stream
}

function wireRequestOf({ method, url, headers = {}, body }: HttpRequest): WireRequest {
  if (body === undefined || body === null) return { method, url, headers }
  if (typeof body !== 'string') throw new TypeError('the metered transport sends texts only')
  return { method, url, headers, body }
}
