import type { FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Histogram, type Registry } from 'prom-client'
import { Type } from 'typebox'
import { refusal } from '../../refusals/errors.ts'
import { hasHash, hashOf } from '../../secret-hash.ts'
import type { App, Routes } from '../http.ts'
import { handle, route } from '../route.ts'

type MetricsDeps = { registry: Registry; metricsToken?: string; onlyThisMachine: boolean }

const BUCKETS = [0.005, 0.025, 0.1, 0.5, 2.5, 10]

export const ReadMetrics = route({
  method: 'GET',
  url: '/metrics',
  config: { access: 'public' },
  schema: { summary: 'Metrics for Prometheus', tags: ['operations'], response: { 200: Type.String() } },
})

/** What the process and its requests are counted by, for Prometheus. */
export const metricsRoutes: Routes<MetricsDeps> = (app, deps) => {
  const { registry } = deps
  collectDefaultMetrics({ register: registry })
  measureRequests(app, registry)
  handle(app, ReadMetrics, async (request, reply) => {
    if (!mayRead(request, deps)) throw refusal('NOT_FOUND')
    reply.type(registry.contentType)
    return registry.metrics()
  })
}

/** With a token, who has it; without one, only a service that only this machine reaches shows them. */
function mayRead({ headers }: FastifyRequest, { metricsToken, onlyThisMachine }: MetricsDeps): boolean {
  if (metricsToken === undefined) return onlyThisMachine
  return hasHash(headers.authorization ?? '', hashOf(`Bearer ${metricsToken}`))
}

/** By the route's pattern, never by the address, so that no id or token becomes a label. */
function measureRequests(app: App, registry: Registry): void {
  const seconds = new Histogram({
    name: 'tollbridge_http_request_seconds',
    help: 'Time to answer a request, in seconds',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  })
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    seconds.observe({ method, route: routeOptions.url ?? 'unknown', status: statusCode }, elapsedTime / 1000)
  })
}
