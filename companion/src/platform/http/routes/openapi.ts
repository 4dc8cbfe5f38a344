import { Type } from 'typebox'
import type { App } from '../http.ts'
import { Problem } from '../problem.ts'
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

const PROBLEM = { description: 'why it was refused', content: { 'application/problem+json': { schema: Problem } } }

/** The answers of a route, whose refusals have a media type of their own. */
function problemsOf(responses: unknown): object {
  if (typeof responses !== 'object' || responses === null) return {}
  const entries = Object.entries(responses) as [string, unknown][]
  return Object.fromEntries(entries.map(([status, schema]) => [status, schema === Problem ? PROBLEM : schema]))
}

/** Describes every route that is added after this. */
export async function describeRoutes(app: App): Promise<void> {
  await app.register(import('@fastify/swagger'), {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tollbridge', description: 'The metered bridge between Marketo and Salesforce', version: '1' },
    },
    transform: ({ schema, url }) => ({ url, schema: { ...schema, response: problemsOf(schema.response) } }),
  })
  handle(app, ReadDescription, () => app.swagger())
}
