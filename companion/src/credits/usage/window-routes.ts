import type { Routes } from '../../platform/http/http.ts'
import { readCreditWindow, type CreditWindowDeps } from '../gate/window-report.ts'
import { CreditWindowAnswer, creditWindowAnswer } from './window-schemas.ts'

const ReadWindow = {
  summary: 'The credits of the window that is open now',
  tags: ['credits'],
  response: { 200: CreditWindowAnswer },
}

/** What a tenant spent of its daily limit. */
export const creditRoutes: Routes<CreditWindowDeps> = (app, deps) => {
  app.get('/api/v1/credits/window', { schema: ReadWindow, config: { access: 'signed-in' } }, async (request) =>
    creditWindowAnswer(await readCreditWindow(request.tenantId, deps)),
  )
}
