import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { notFound } from '../http/api-error.ts'
import { pathOf, type Routes } from '../http/server.ts'
import { limitInfo } from '../limits/limit-info.ts'
import type { Org } from '../org/org.ts'
import { soqlReady } from '../soql/parse.ts'
import { admit } from './admission.ts'
import { dispatch } from './dispatch.ts'
import type { ApiAnswer, ApiRequest } from './resource.ts'
import { RESOURCES } from './resources.ts'
import { isVersion, versionsOf } from './versions.ts'

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD'] as const
const Params = Type.Object({ version: Type.String(), '*': Type.Optional(Type.String()) })

/** The REST API: the free list of versions, and everything below a version. */
export const apiRoutes: Routes<Org> = (server, org) => {
  server.get('/services/data', () => versionsOf(org.state))
  server.get('/services/data/', () => versionsOf(org.state))
  for (const url of ['/services/data/:version', '/services/data/:version/*']) {
    server.route({
      method: [...METHODS],
      url,
      schema: { params: Params },
      async handler(request, reply) {
        await soqlReady()
        return send(answer(request, org), reply, org)
      },
    })
  }
}

function answer(request: FastifyRequest<{ Params: { version: string; '*'?: string } }>, org: Org): ApiAnswer {
  const admission = admit(request, org)
  if ('refusal' in admission) return { status: admission.refusal.status, body: admission.refusal.items }
  const { version, '*': path = '' } = request.params
  if (!isVersion(version, org.state)) return { status: 404, body: notFound().items }
  return dispatch(RESOURCES, apiRequest(request, { version, path, person: admission.person }), org)
}

function apiRequest(request: FastifyRequest, known: Pick<ApiRequest, 'version' | 'path' | 'person'>): ApiRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')] as const)
  return {
    ...known,
    method: request.method,
    query: new URLSearchParams(request.url.slice(pathOf(request.url).length)),
    headers: Object.fromEntries(headers),
    body: request.body,
  }
}

function send({ status, headers = {}, body }: ApiAnswer, reply: FastifyReply, { state, window }: Org) {
  const info =
    status === 401 ? undefined : limitInfo(state.headerForm, { used: window.used(), max: state.allowance.max })
  if (info) reply.header('Sforce-Limit-Info', info)
  return reply.code(status).headers(headers).send(body)
}
