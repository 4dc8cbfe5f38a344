import { Type } from 'typebox'
import { readAudit, type AuditRow } from './audit.ts'
import type { Database } from './database.ts'
import type { Routes } from './http.ts'
import { Exactly } from './schemas.ts'

const Values = Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()])

const Entry = Exactly({
  auditId: Type.String(),
  at: Type.String({ format: 'date-time' }),
  by: Type.Union([Type.String(), Type.Null()], { description: 'null where the service itself acted' }),
  action: Type.String(),
  before: Values,
  after: Values,
})

const ReadAudit = {
  summary: 'Who changed what, and when; the newest first, 100 at most',
  tags: ['audit'],
  querystring: Exactly({ action: Type.Optional(Type.String({ maxLength: 100 })) }),
  response: { 200: Exactly({ entries: Type.Array(Entry) }) },
}

/** The audit trail, for admins to read. Nobody writes it by hand. */
export const auditRoutes: Routes<{ db: Database }> = (app, deps) => {
  app.get('/api/v1/audit', { schema: ReadAudit, config: { access: 'admin' } }, async ({ tenantId, query }) => {
    const rows = await readAudit({ tenantId, ...query }, deps)
    return { entries: rows.map(entryAnswer) }
  })
}

const entryAnswer = ({ auditId, at, personName, action, before, after }: AuditRow) => ({
  auditId,
  at: at.toISOString(),
  by: personName,
  action,
  before,
  after,
})
