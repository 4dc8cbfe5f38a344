import type { ConnectionId, HandshakeId } from './ids.ts'
import type { Routes } from '../platform/http/http.ts'
import { handle, route } from '../platform/http/route.ts'
import { NoContent } from '../platform/schemas.ts'
import { pickLanguage } from '../platform/labels/labels.ts'
import { describeRefusal, tellingOf, type Telling } from '../platform/http/problem.ts'
import { SCOPE } from '../salesforce/index.ts'
import { readConnections, type ConnectionReport } from './connection/read-connections.ts'
import { handshakeCookie } from './handshake/cookie.ts'
import { causeAnswer, healthAnswer } from './health/answer.ts'
import { requestDeletion } from './deletion/deletion.ts'
import { startHandshake } from './handshake/handshake.ts'
import { readHandshake } from './handshake/report.ts'
import { salesforceRefusals } from './handshake/refusals.ts'
import type { ConnectionServices } from './services.ts'
import {
  Connections,
  Deletion,
  HandshakeAnswer,
  HandshakeStart,
  OneConnection,
  OneHandshake,
  SalesforceApp,
  SalesforceRefusals,
  StartedHandshake,
} from './schemas.ts'

export const ReadConnections = route({
  method: 'GET',
  url: '/api/v1/connections',
  config: { access: 'signed-in' },
  schema: {
    summary: 'The CRM connection of the tenant, if there is one, and whether it was ever connected to production',
    tags: ['connections'],
    response: { 200: Connections },
  },
})

export const DeleteConnection = route({
  method: 'DELETE',
  url: '/api/v1/connections/:connectionId',
  config: { access: 'admin' },
  schema: {
    summary: 'Begins to delete a connection, for good',
    tags: ['connections'],
    params: OneConnection,
    body: Deletion,
    response: { 202: NoContent },
  },
})

export const StartHandshake = route({
  method: 'POST',
  url: '/api/v1/handshakes',
  config: { access: 'admin' },
  schema: {
    summary: 'Begins to connect a Salesforce org, or to sign in to it again',
    tags: ['connections'],
    body: HandshakeStart,
    response: { 201: StartedHandshake },
  },
})

export const ReadHandshake = route({
  method: 'GET',
  url: '/api/v1/handshakes/:handshakeId',
  config: { access: 'admin' },
  schema: {
    summary: 'How a handshake stands',
    tags: ['connections'],
    params: OneHandshake,
    response: { 200: HandshakeAnswer },
  },
})

export const ReadRefusals = route({
  method: 'GET',
  url: '/api/v1/salesforce-refusals',
  config: { access: 'signed-in' },
  schema: {
    summary: 'What Salesforce may show in its own page, with cause and remedy',
    tags: ['connections'],
    response: { 200: SalesforceRefusals },
  },
})

export const ReadSalesforceApp = route({
  method: 'GET',
  url: '/api/v1/salesforce-app',
  config: { access: 'signed-in' },
  schema: {
    summary: 'What the external client app in Salesforce must allow',
    tags: ['connections'],
    response: { 200: SalesforceApp },
  },
})

/** Seeing and setting up the CRM connection. */
export const connectionRoutes: Routes<ConnectionServices> = (app, deps) => {
  const { redirectUri } = deps.salesforce

  handle(app, ReadConnections, async (request) => {
    const { connections, ...report } = await readConnections(request.tenantId, deps)
    return { ...report, connections: connections.map((one) => connectionAnswer(one, tellingOf(request))) }
  })

  handle(app, DeleteConnection, async ({ params, body, person }) => {
    const connectionId = params.connectionId as ConnectionId
    await requestDeletion({ connectionId, businessName: body.businessName }, person, deps)
  })

  handle(app, StartHandshake, async ({ person, body }, reply) => {
    const { browserSecret, ...started } = await startHandshake(person, body, deps)
    const { name, options } = handshakeCookie(redirectUri, started.handshakeId)
    reply.setCookie(name, browserSecret, options)
    return started
  })

  handle(app, ReadHandshake, async (request) => {
    const handshakeId = request.params.handshakeId as HandshakeId
    const { state, problem } = await readHandshake(request.tenantId, handshakeId, deps)
    return { state, ...(problem && { problem: describeRefusal(problem, tellingOf(request)) }) }
  })

  handle(app, ReadSalesforceApp, () => ({ callbackUrl: redirectUri, scopes: SCOPE.split(' ') }))

  handle(app, ReadRefusals, (request) => salesforceRefusals(pickLanguage(request), redirectUri))
}

const connectionAnswer = ({ row, health, lost, credits, spend }: ConnectionReport, telling: Telling) => ({
  connectionId: row.connectionId,
  platform: 'salesforce' as const,
  status: row.status,
  orgName: row.orgName,
  organizationId: row.organizationId,
  environment: row.environment,
  orgKind: row.orgKind,
  instanceUrl: row.instanceUrl,
  integrationUser: { id: row.userId, username: row.username, name: row.userName },
  connectedAt: row.connectedAt,
  deletion: deletionAnswer(row),
  foundOrganizationId: row.foundOrganizationId,
  health: healthAnswer(health, telling),
  lost: lost && causeAnswer(lost, telling),
  credits,
  spend,
})

const deletionAnswer = ({ deletionRequestedAt, deletionRequestedBy, tokensRevoked }: ConnectionReport['row']) =>
  deletionRequestedAt && {
    requestedAt: deletionRequestedAt,
    requestedBy: deletionRequestedBy ?? '',
    tokensRevoked,
  }
