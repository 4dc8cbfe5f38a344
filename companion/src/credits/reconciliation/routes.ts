import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { pickLanguage } from '../../platform/labels/labels.ts'
import { describeRefusal } from '../../platform/http/problem.ts'
import type { CreditServices } from '../services.ts'
import { readReconciliation, type ConnectedOrg } from './read.ts'
import { ReconciliationAnswer, reconciliationAnswer } from './schemas.ts'

export const ReadReconciliation = route({
  method: 'GET',
  url: '/api/v1/credits/reconciliation',
  config: { access: 'signed-in' },
  schema: {
    summary:
      'What Salesforce counted of our requests by its own log, beside what the ledger holds; the newest day first',
    tags: ['credits'],
    response: { 200: ReconciliationAnswer },
  },
})

/** The ledger compared with the log of Salesforce. */
export const reconciliationRoutes: Routes<CreditServices & { connectedOrg: ConnectedOrg }> = (app, deps) => {
  handle(app, ReadReconciliation, async (request) => {
    const reconciliation = await readReconciliation(request.tenantId, deps)
    const telling = { language: pickLanguage(request), requestId: request.id }
    return reconciliationAnswer(
      reconciliation,
      reconciliation.problem && describeRefusal(reconciliation.problem, telling),
    )
  })
}
