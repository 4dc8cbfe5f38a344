import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { readCreditWindow } from '../gate/window-report.ts'
import type { CreditServices } from '../services.ts'
import { CreditWindowAnswer } from './window-schemas.ts'

export const ReadWindow = route({
  method: 'GET',
  url: '/api/v1/credits/window',
  config: { access: 'signed-in' },
  schema: {
    summary: 'The credits of the window that is open now',
    tags: ['credits'],
    response: { 200: CreditWindowAnswer },
  },
})

/** What a tenant spent of its daily limit. */
export const creditRoutes: Routes<CreditServices> = (app, deps) => {
  handle(app, ReadWindow, ({ tenantId }) => readCreditWindow(tenantId, deps))
}
