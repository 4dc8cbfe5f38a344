import type { FastifyRequest } from 'fastify'
import type { Routes } from '../../platform/http/http.ts'
import { tellingOf } from '../../platform/http/problem.ts'
import { handle, route } from '../../platform/http/route.ts'
import { NoBody, Nullable } from '../../platform/schemas.ts'
import type { ConnectionId } from '../ids.ts'
import { HealthAnswer, OneConnection } from '../schemas.ts'
import type { ConnectionServices } from '../services.ts'
import { healthAnswer } from './answer.ts'
import { testConnection } from './test-connection.ts'

/** Each tenant is counted by itself. */
const FEW_TESTS = {
  max: 6,
  timeWindow: '1 minute',
  hook: 'preHandler',
  keyGenerator: ({ tenantId }: FastifyRequest) => tenantId,
} as const

export const TestConnection = route({
  method: 'POST',
  url: '/api/v1/connections/:connectionId/test',
  config: { access: 'admin', rateLimit: FEW_TESTS },
  schema: {
    summary: 'Calls Salesforce over a connection now, for one credit, and answers how the connection does afterwards',
    tags: ['connections'],
    params: OneConnection,
    body: NoBody,
    response: { 200: Nullable(HealthAnswer) },
  },
})

/** Trying a connection out. */
export const healthRoutes: Routes<ConnectionServices> = (app, deps) => {
  handle(app, TestConnection, async (request) => {
    const { tenantId, params, person: by } = request
    const health = await testConnection({ tenantId, connectionId: params.connectionId as ConnectionId, by }, deps)
    return healthAnswer(health, tellingOf(request))
  })
}
