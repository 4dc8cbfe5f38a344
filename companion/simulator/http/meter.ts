import type { FastifyReply, FastifyRequest } from 'fastify'
import { bucketOf } from '../limits/wire-calls.ts'
import { clientCredentials } from '../oauth/client-credentials.ts'
import type { Org } from '../org/org.ts'
import { bearerOf } from './bearer.ts'
import { pathOf, type Routes } from './server.ts'
import { showWireFault, withholdAnswer } from './wire-faults.ts'

const LARGEST_HEAD = 16_384

/** Counts every wire call, refuses heads that are too large, and shows the faults of the wire. */
export const meter: Routes<Org> = (server, org) => {
  server.addHook('onRequest', async (request, reply) => {
    begin(request, reply, org)
    if (request.wireCall) return refuseLargeHead(request, reply)
  })
  server.addHook('preHandler', async (request, reply) => {
    const call = request.wireCall
    if (!call) return
    call.clientId ??= clientCredentials(request.body, request.headers.authorization)?.clientId ?? null
    return showWireFault(call, reply, org)
  })
  server.addHook('onSend', async (request, reply) => {
    if (!request.wireCall) return
    request.wireCall.status = reply.statusCode
    await withholdAnswer(request.wireCall, reply, org)
  })
}

function begin(request: FastifyRequest, reply: FastifyReply, org: Org) {
  const path = pathOf(request.url)
  const bucket = bucketOf(path)
  if (!bucket) return
  const call = org.calls.begin({
    at: new Date(org.clock.now()).toISOString(),
    bucket,
    method: request.method,
    path,
    status: 0,
    clientId: org.tokens.peek(bearerOf(request.headers.authorization) ?? '')?.clientId ?? null,
  })
  request.wireCall = call
  org.inFlight.add(call)
  reply.raw.once('close', () => {
    org.inFlight.delete(call)
    org.calls.settle(call)
  })
}

function refuseLargeHead(request: FastifyRequest, reply: FastifyReply) {
  const head = request.raw.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0)
  if (request.url.length + head <= LARGEST_HEAD) return
  return request.url.length > LARGEST_HEAD / 2
    ? reply.code(414).type('text/html').send('<h1>URI Too Long</h1>')
    : reply.code(431).type('text/html').send('<h1>Request Header Fields Too Large</h1>')
}
