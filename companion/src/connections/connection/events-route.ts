import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { createEventStreams } from '../../platform/http/event-stream.ts'
import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { type Language, pickLanguage } from '../../platform/labels/labels.ts'
import type { Platform, Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { causeAnswer } from '../health/answer.ts'
import { type FailedSignIn, readFailedSignIns } from '../handshake/failed-sign-ins.ts'
import { eventsSince, newestEvent, readEvents, type ConnectionEventRow } from './event-store.ts'
import { Events } from '../schemas.ts'

type EventServices = Platform & {
  /** Whether a session is alive. Asking does not prolong it. */
  isSessionAlive: (sessionId: string) => Promise<boolean>
}

export const ReadEvents = route({
  method: 'GET',
  url: '/api/v1/connections/events',
  config: { access: 'signed-in' },
  schema: {
    summary:
      'What happened to the connections of the tenant, 100 events at most, and the sign-ins that failed, 50 at most; the newest first',
    tags: ['connections'],
    response: { 200: Events },
  },
})

const StreamEvents = route({
  method: 'GET',
  url: '/api/v1/events',
  config: { access: 'signed-in' },
  exposeHeadRoute: false,
  schema: {
    summary: 'Server-sent events: connection, whenever the connection of the tenant has changed',
    tags: ['connections'],
    response: { 200: Type.Unsafe<Readable>(Type.String({ description: 'text/event-stream' })) },
  },
})

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // The stream is the last answer of its connection, so that nothing is left to wait for once it has ended.
  connection: 'close',
  // Tells nginx not to gather events before it passes them on.
  'x-accel-buffering': 'no',
}

/** What happened to the connections of a tenant: as a list, and as it happens. */
export const eventRoutes: Routes<EventServices> = (app, deps) => {
  const { isSessionAlive: isAlive, log } = deps
  const streams = createEventStreams({ poll: (cursors) => pollEvents(cursors, deps), isAlive, log })
  app.addHook('preClose', (done) => {
    streams.close()
    done()
  })

  handle(app, ReadEvents, async (request) => {
    const { tenantId } = request
    const language = pickLanguage(request)
    return {
      events: (await readEvents(tenantId, deps)).map(eventAnswer),
      failedSignIns: (await readFailedSignIns(tenantId, deps)).map((one) => signInAnswer(one, language)),
    }
  })

  handle(app, StreamEvents, async (request, reply) => {
    const { tenantId: topic, session, person } = request
    const after = await startOf(request, deps)
    reply.headers(HEADERS)
    return streams.open({ topic, after, session: session.sessionId, person: person.personId })
  })
}

/** The event after which a stream starts: where the browser lost its connection, else the newest one. */
async function startOf({ headers, tenantId }: FastifyRequest, deps: Stored): Promise<number> {
  const newest = (await newestEvent(tenantId, deps))?.eventId ?? 0
  const seen = /^\d{1,15}$/.exec(String(headers['last-event-id']))
  return seen ? Math.min(Number(seen[0]), newest) : newest
}

async function pollEvents(cursors: ReadonlyMap<string, number>, deps: Stored) {
  const seen = [...cursors].map(([topic, eventId]) => ({ tenantId: topic as TenantId, eventId }))
  const rows = await eventsSince(seen, deps)
  return rows.map(({ tenantId, eventId, toState }) => ({
    topic: tenantId,
    id: eventId,
    event: 'connection',
    data: { status: toState === 'none' ? null : toState, eventId },
  }))
}

const eventAnswer = (row: ConnectionEventRow) => ({
  eventId: row.eventId,
  at: row.at,
  event: row.event,
  from: row.fromState,
  to: row.toState,
  reason: row.reason,
  by: row.personName,
  organizationId: row.organizationId,
  environment: row.environment,
})

/** A fault of ours was logged under the id of the handshake. */
const signInAnswer = ({ cause, ...signIn }: FailedSignIn, language: Language) => ({
  ...signIn,
  cause: causeAnswer(cause, { language, requestId: signIn.handshakeId }),
})
