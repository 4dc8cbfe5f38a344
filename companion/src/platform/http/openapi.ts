import { Type } from 'typebox'
import type { App } from './http.ts'

/** Describes every route that is added after this. */
export async function describeRoutes(app: App): Promise<void> {
  await app.register(import('@fastify/swagger'), {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tollbridge', description: 'The metered bridge between Marketo and Salesforce', version: '1' },
    },
  })
  app.get(
    '/openapi.json',
    {
      config: { access: 'public' },
      schema: { summary: 'This description', response: { 200: Type.Object({}, { additionalProperties: true }) } },
    },
    (_request, reply) => reply.send(app.swagger()),
  )
}
