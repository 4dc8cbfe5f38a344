import { Type } from 'typebox'
import { readAudit } from '../../audit/audit.ts'
import type { Database } from '../../database/database.ts'
import type { Routes } from '../http.ts'
import { handle, route } from '../route.ts'
import { Exactly, Moment, Nullable } from '../../schemas.ts'

const Values = Nullable(Type.Record(Type.String(), Type.Unknown()))

const Entry = Exactly({
  auditId: Type.String(),
  at: Moment,
  by: Nullable(Type.String(), { description: 'null where the service itself acted' }),
  action: Type.String(),
  before: Values,
  after: Values,
})

const AuditQuery = Exactly({
  action: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'one, or with a dot at its end all below it' }),
  ),
  olderThan: Type.Optional(Type.String({ format: 'uuid', description: 'the id of the last entry that is known' })),
})

export const ReadAudit = route({
  method: 'GET',
  url: '/api/v1/audit',
  config: { access: 'admin' },
  schema: {
    summary: 'Who changed what, and when; the newest first, 100 at a time',
    tags: ['audit'],
    querystring: AuditQuery,
    response: { 200: Exactly({ entries: Type.Array(Entry), hasOlder: Type.Boolean() }) },
  },
})

/** The audit trail, which admins can read and no route can write. */
export const auditRoutes: Routes<{ db: Database }> = (app, deps) => {
  handle(app, ReadAudit, async ({ tenantId, query }) => {
    const { rows, hasOlder } = await readAudit({ tenantId, ...query }, deps)
    return { entries: rows.map(({ personName: by, ...entry }) => ({ ...entry, by })), hasOlder }
  })
}
