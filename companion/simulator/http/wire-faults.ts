import type { FastifyReply } from 'fastify'
import type { Fault, FaultKind } from '../control/faults.ts'
import type { WireCall } from '../limits/wire-calls.ts'
import type { Org } from '../org/org.ts'

const WIRE_KINDS: FaultKind[] = ['http-503', 'http-420', 'http-500', 'hang', 'reset', 'redirect']

const PAGES: Record<string, { status: number; html: string }> = {
  'http-503': {
    status: 503,
    html: '<html><body><h1>Service Unavailable</h1>We are down for maintenance.</body></html>',
  },
  'http-420': { status: 420, html: '<html><body><h1>420</h1>No route for this host.</body></html>' },
}

/** Injects a fault that occurs before the platform reads the request, if there is one. */
export function showWireFault(call: WireCall, reply: FastifyReply, { faults }: Org) {
  const fault = faults.take(WIRE_KINDS, call)
  return fault && show(fault, reply)
}

/** Withholds the answer to a request that the platform has carried out, if a fault requires it. */
export async function withholdAnswer(call: WireCall, reply: FastifyReply, { faults }: Org) {
  const fault = faults.take(['hang-after', 'reset-after'], call)
  if (!fault) return
  if (fault.kind === 'reset-after') reply.raw.destroy()
  await new Promise(() => undefined)
}

function show(fault: Fault, reply: FastifyReply) {
  const page = PAGES[fault.kind]
  if (page) return reply.code(page.status).type('text/html').send(page.html)
  if (fault.kind === 'redirect') return reply.redirect(fault.location ?? '/', 302)
  if (fault.kind === 'http-500')
    return reply.code(500).send([{ errorCode: 'UNKNOWN_EXCEPTION', message: 'An unexpected error occurred.' }])
  reply.hijack()
  if (fault.kind === 'reset') reply.raw.destroy()
  return reply
}
