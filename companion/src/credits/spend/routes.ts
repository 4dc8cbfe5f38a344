import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import type { CreditServices } from '../services.ts'
import { readSpend } from './read.ts'
import { SpendAnswer } from './schemas.ts'

export const ReadSpend = route({
  method: 'GET',
  url: '/api/v1/credits/spend',
  config: { access: 'signed-in' },
  schema: {
    summary: 'What can be spent now, what limits it, and until when',
    tags: ['credits'],
    response: { 200: SpendAnswer },
  },
})

/** What a tenant can spend now. */
export const spendRoutes: Routes<CreditServices> = (app, deps) => {
  handle(app, ReadSpend, ({ tenantId }) => readSpend(tenantId, deps))
}
