import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { createEventStreams } from '../../platform/http/event-stream.ts'
import type { Routes } from '../../platform/http/http.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { ConnectionEventRow, EventStore } from './event-store.ts'
import { ReadEvents } from '../schemas.ts'

export type EventsDeps = {
  events: EventStore
  /** Whether a session still stands; to ask does not keep it from ending. */
  isSessionAlive: (sessionId: string) => Promise<boolean>
  log: { error(details: object, message: string): void }
}

const StreamEvents = {
  summary: 'Server-sent events: connection, whenever the connection of the tenant has changed',
  tags: ['connections'],
  response: { 200: Type.Unsafe<Readable>(Type.String({ description: 'text/event-stream' })) },
}

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // The stream is the last answer of its connection, so that nothing is left to wait for once it has ended.
  connection: 'close',
  // Tells nginx not to gather events before it passes them on.
  'x-accel-buffering': 'no',
}

/** What happened to the connections of a tenant: as a list, and as it happens. */
export const eventRoutes: Routes<EventsDeps> = (app, { events, isSessionAlive: isAlive, log }) => {
  const streams = createEventStreams({ poll: (cursors) => pollEvents(cursors, events), isAlive, log })
  app.addHook('preClose', (done) => {
    streams.close()
    done()
  })

  app.get('/api/v1/connections/events', { schema: ReadEvents, config: { access: 'signed-in' } }, async (request) => ({
    events: (await events.history(request.tenantId)).map(eventAnswer),
  }))

  app.get(
    '/api/v1/events',
    { schema: StreamEvents, config: { access: 'signed-in' }, exposeHeadRoute: false },
    async (request, reply) => {
      const { tenantId: topic, session } = request
      const after = await startOf(request, events)
      return reply.headers(HEADERS).send(streams.open({ topic, after, session: session.sessionId }))
    },
  )
}

/** Where the browser goes on after a lost connection; else only what is still to come. */
async function startOf({ headers, tenantId }: FastifyRequest, events: EventStore): Promise<number> {
  const newest = (await events.newest(tenantId))?.eventId ?? 0
  const seen = /^\d{1,15}$/.exec(String(headers['last-event-id']))
  return seen ? Math.min(Number(seen[0]), newest) : newest
}

async function pollEvents(cursors: ReadonlyMap<string, number>, events: EventStore) {
  const rows = await events.since([...cursors].map(([topic, eventId]) => ({ tenantId: topic as TenantId, eventId })))
  return rows.map(({ tenantId, eventId, toState }) => ({
    topic: tenantId,
    id: eventId,
    event: 'connection',
    data: { status: toState === 'none' ? null : toState, eventId },
  }))
}

const eventAnswer = (row: ConnectionEventRow) => ({
  eventId: row.eventId,
  at: row.at.toISOString(),
  event: row.event,
  from: row.fromState,
  to: row.toState,
  reason: row.reason,
  by: row.personName,
  organizationId: row.organizationId,
  environment: row.environment,
})
