import type { ConnectionId, HandshakeId } from '../platform/ids.ts'
import { creditWindowAnswer } from '../credits/usage/window-schemas.ts'
import type { Routes } from '../platform/http/http.ts'
import { pickLanguage } from '../platform/labels/labels.ts'
import { describeRefusal } from '../platform/http/problem.ts'
import { readConnections, type ConnectionReport, type ReadConnectionsDeps } from './connection/read.ts'
import { handshakeCookie } from './handshake/cookie.ts'
import { requestDeletion, type RequestDeletionDeps } from './deletion/deletion.ts'
import { startHandshake, type StartDeps } from './handshake/handshake.ts'
import { readHandshake, type ReadHandshakeDeps } from './handshake/report.ts'
import { salesforceRefusals } from './handshake/refusals.ts'
import { DeleteConnection, ReadConnections, ReadHandshake, ReadRefusals, StartHandshake } from './schemas.ts'

export type ConnectionDeps = StartDeps & ReadConnectionsDeps & ReadHandshakeDeps & RequestDeletionDeps

/** Seeing and setting up the CRM connection. */
export const connectionRoutes: Routes<ConnectionDeps> = (app, deps) => {
  const { redirectUri } = deps.salesforce
  const cookie = handshakeCookie(redirectUri)

  app.get('/api/v1/connections', { schema: ReadConnections, config: { access: 'signed-in' } }, async (request) => {
    const { connections, businessName, goneLive } = await readConnections(request.tenantId, deps)
    return {
      connections: connections.map(connectionAnswer),
      businessName,
      goneLive: goneLive ? { organizationId: goneLive.organizationId, at: goneLive.at.toISOString() } : null,
    }
  })

  app.delete(
    '/api/v1/connections/:connectionId',
    { schema: DeleteConnection, config: { access: 'admin' } },
    async ({ params, body, person }, reply) => {
      const connectionId = params.connectionId as ConnectionId
      await requestDeletion({ connectionId, businessName: body.businessName }, person, deps)
      return reply.code(202).send(null)
    },
  )

  app.post('/api/v1/handshakes', { schema: StartHandshake, config: { access: 'admin' } }, async (request, reply) => {
    const { browserSecret, expiresAt, ...started } = await startHandshake(request.person, request.body, deps)
    reply.setCookie(cookie.name, browserSecret, cookie.options)
    return reply.code(201).send({ ...started, expiresAt: expiresAt.toISOString() })
  })

  app.get(
    '/api/v1/handshakes/:handshakeId',
    { schema: ReadHandshake, config: { access: 'admin' } },
    async (request) => {
      const handshakeId = request.params.handshakeId as HandshakeId
      const { state, problem } = await readHandshake(request.tenantId, handshakeId, deps)
      const telling = { language: pickLanguage(request), requestId: request.id }
      return { state, ...(problem && { problem: describeRefusal(problem, telling) }) }
    },
  )

  app.get('/api/v1/salesforce-refusals', { schema: ReadRefusals, config: { access: 'signed-in' } }, (request) =>
    salesforceRefusals(pickLanguage(request), redirectUri),
  )
}

const connectionAnswer = ({ row, credits }: ConnectionReport) => ({
  connectionId: row.connectionId,
  platform: 'salesforce' as const,
  status: row.status,
  orgName: row.orgName,
  organizationId: row.organizationId,
  environment: row.environment,
  orgKind: row.orgKind,
  instanceUrl: row.instanceUrl,
  integrationUser: { id: row.userId, username: row.username, name: row.userName },
  connectedAt: row.connectedAt.toISOString(),
  deletion: deletionAnswer(row),
  foundOrganizationId: row.foundOrganizationId,
  credits: creditWindowAnswer(credits),
})

const deletionAnswer = ({ deletionRequestedAt, deletionRequestedBy, tokensRevoked }: ConnectionReport['row']) =>
  deletionRequestedAt && {
    requestedAt: deletionRequestedAt.toISOString(),
    requestedBy: deletionRequestedBy ?? '',
    tokensRevoked,
  }
