import { Type, type Static } from 'typebox'
import { exportAudit, readAudit, readAuthors, type AuditRow } from '../../audit/audit.ts'
import { auditCsv } from '../../audit/csv.ts'
import type { Retention } from '../../audit/retention.ts'
import type { Timed } from '../../deps.ts'
import type { PersonId } from '../../ids.ts'
import { answerCsv } from '../csv-answer.ts'
import type { Routes } from '../http.ts'
import { handle, route } from '../route.ts'
import { Exactly, Moment, MomentText, Nullable } from '../../schemas.ts'

const Values = Nullable(Type.Record(Type.String(), Type.Unknown()))

const Entry = Exactly({
  auditId: Type.String(),
  at: Moment,
  by: Nullable(Type.String(), { description: 'null where the service itself acted' }),
  action: Type.String(),
  before: Values,
  after: Values,
})

const FILTER = {
  action: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'one, or with a dot at its end all below it' }),
  ),
  person: Type.Optional(
    Type.Unsafe<PersonId>(Type.String({ format: 'uuid', description: 'the id of who changed it' })),
  ),
  from: Type.Optional({ ...MomentText, description: 'the earliest moment' }),
  to: Type.Optional({ ...MomentText, description: 'the moment before which it was changed' }),
}

const AuditFilterQuery = Exactly(FILTER)
const AuditQuery = Exactly({
  ...FILTER,
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
    response: {
      200: Exactly({
        entries: Type.Array(Entry),
        hasOlder: Type.Boolean(),
        keptForDays: Nullable(Type.Integer(), { description: 'null where entries are kept without an end' }),
      }),
    },
  },
})

export const ReadAuditPeople = route({
  method: 'GET',
  url: '/api/v1/audit/people',
  config: { access: 'admin' },
  schema: {
    summary: 'The people who are named in the audit trail, those who left included; 1,000 at most',
    tags: ['audit'],
    response: {
      200: Exactly({ people: Type.Array(Exactly({ personId: Type.String(), name: Type.String() })) }),
    },
  },
})

export const ReadAuditCsv = route({
  method: 'GET',
  url: '/api/v1/audit.csv',
  config: { access: 'admin' },
  schema: {
    summary: 'The same as a file for a spreadsheet; the newest first, 10,000 at most',
    tags: ['audit'],
    querystring: AuditFilterQuery,
    response: { 200: Type.String() },
  },
})

/** The audit trail, which admins can read and no route can write. */
export const auditRoutes: Routes<Timed & Retention> = (app, deps) => {
  handle(app, ReadAudit, async ({ tenantId, query }) => {
    const { rows, hasOlder } = await readAudit({ tenantId, ...query, ...periodIn(query) }, deps)
    return { entries: rows.map(entryAnswer), hasOlder, keptForDays: deps.keptForDays }
  })

  handle(app, ReadAuditPeople, async ({ tenantId }) => ({ people: await readAuthors(tenantId, deps) }))

  handle(app, ReadAuditCsv, async ({ tenantId, query }, reply) => {
    const rows = await exportAudit({ tenantId, ...query, ...periodIn(query) }, deps)
    return answerCsv(auditCsv(rows, deps.clock.now()), reply)
  })
}

const entryAnswer = ({ personName: by, ...entry }: AuditRow) => ({ ...entry, by })

const periodIn = ({ from, to }: Static<typeof AuditFilterQuery>) => ({
  from: from === undefined ? undefined : new Date(from),
  to: to === undefined ? undefined : new Date(to),
})
