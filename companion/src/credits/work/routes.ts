import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import type { CreditServices } from '../services.ts'
import { readWork } from './read.ts'
import { WorkAnswer, WorkQuery } from './schemas.ts'

export const ReadWork = route({
  method: 'GET',
  url: '/api/v1/credits/work',
  config: { access: 'signed-in' },
  schema: {
    summary: 'The work that spent credits: what for, and who began it; the newest first, 50 at a time',
    tags: ['credits'],
    querystring: WorkQuery,
    response: { 200: WorkAnswer },
  },
})

/** What the work of a tenant cost. */
export const workRoutes: Routes<CreditServices> = (app, deps) => {
  handle(app, ReadWork, async ({ tenantId, query: { from, to, after } }) => {
    const ask = { from: new Date(from), to: new Date(to), after }
    const { rows, ...report } = await readWork(tenantId, ask, deps)
    const entries = rows.map(({ workId, kind, personName: by, startedAt, credits, outcome }) => {
      return { workId, kind, by, startedAt, credits, outcome }
    })
    return { ...report, entries }
  })
}
