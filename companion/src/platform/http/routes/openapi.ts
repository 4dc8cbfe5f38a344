import { Type } from 'typebox'
import type { App } from '../http.ts'
import { handle, route } from '../route.ts'

export const ReadDescription = route({
  method: 'GET',
  url: '/openapi.json',
  config: { access: 'public' },
  schema: {
    summary: 'This description',
    tags: ['operations'],
    response: { 200: Type.Object({}, { additionalProperties: true }) },
  },
})

/** Describes every route that is added after this. */
export async function describeRoutes(app: App): Promise<void> {
  await app.register(import('@fastify/swagger'), {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tollbridge', description: 'The metered bridge between Marketo and Salesforce', version: '1' },
    },
  })
  handle(app, ReadDescription, () => app.swagger())
}
