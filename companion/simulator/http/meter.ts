import type { FastifyReply, FastifyRequest } from 'fastify'
import { bucketOf } from '../limits/wire-calls.ts'
import { clientCredentials } from '../oauth/client-credentials.ts'
import { randomBase62 } from '../org/ids.ts'
import type { Org } from '../org/org.ts'
import { bearerOf } from './bearer.ts'
import { pathOf, type Routes } from './server.ts'
import { showWireFault, withholdAnswer } from './wire-faults.ts'

const LARGEST_HEAD = 16_384
/** UNSURE whether every answer has this header, and whether its id always has the 22 characters of the event log. */
const REQUEST_ID = 'X-SFDC-REQUEST-ID'
const REQUEST_ID_LENGTH = 22

/** Counts every wire call, refuses heads that are too large, and injects faults of the wire. */
export const meter: Routes<Org> = (server, org) => {
  server.addHook('onRequest', async (request, reply) => {
    begin(request, reply, org)
    if (request.wireCall) return refuseLargeHead(request, reply)
  })
  server.addHook('preHandler', async (request, reply) => {
    const call = request.wireCall
    if (!call) return
    call.clientId ??= clientCredentials(request.body, request.headers.authorization)?.clientId ?? null
    const shown = showWireFault(call, reply, org)
    if (!shown) call.requestId = randomBase62(REQUEST_ID_LENGTH)
    return shown
  })
  server.addHook('onSend', async (request, reply) => {
    if (!request.wireCall) return
    const { requestId } = request.wireCall
    request.wireCall.status = reply.statusCode
    if (requestId) reply.header(REQUEST_ID, requestId)
    await withholdAnswer(request.wireCall, reply, org)
  })
}

function begin(request: FastifyRequest, reply: FastifyReply, org: Org) {
  const path = pathOf(request.url)
  const bucket = bucketOf(path)
  if (!bucket) return
  const session = org.tokens.peek(bearerOf(request.headers.authorization) ?? '')
  const call = org.calls.begin({
    at: new Date(org.clock.now()).toISOString(),
    bucket,
    method: request.method,
    path,
    status: 0,
    clientId: session?.clientId ?? null,
    clientName: clientNameIn(request.headers['sforce-call-options']),
    userId: session?.userId ?? null,
    requestId: null,
    counted: false,
  })
  request.wireCall = call
  org.inFlight.add(call)
  reply.raw.once('close', () => {
    org.inFlight.delete(call)
    org.calls.settle(call)
  })
}

/** The client's name in `client=Name, defaultNamespace=ns`. */
function clientNameIn(options: string | string[] | undefined): string | null {
  return /(?:^|,)\s*client=([^,]+)/i.exec([options].flat().join(','))?.[1]?.trim() ?? null
}

function refuseLargeHead(request: FastifyRequest, reply: FastifyReply) {
  const head = request.raw.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0)
  if (request.url.length + head <= LARGEST_HEAD) return
  return request.url.length > LARGEST_HEAD / 2
    ? reply.code(414).type('text/html').send('<h1>URI Too Long</h1>')
    : reply.code(431).type('text/html').send('<h1>Request Header Fields Too Large</h1>')
}
