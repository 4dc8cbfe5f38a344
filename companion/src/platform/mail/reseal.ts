import { sql } from 'drizzle-orm'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Database } from '../database/database.ts'
import { MAIL_JOB, placeOfMail } from './queued-mail.ts'
import { sealedByOthers, type SealedKind } from '../vault/reseal-kinds.ts'

const Row = Type.Object({ id: Type.String(), mailId: Type.String(), sealed: Type.String() })

/** Mail that is over is never opened again. */
const WAITING = sql`name = ${MAIL_JOB} and state in ('created', 'retry', 'active')`
const SEALED = sql`data ->> 'sealed'`

/** Before the first start of all there is no queue yet. */
async function hasQueue(db: Database): Promise<boolean> {
  const { rows } = await db.execute(sql`select to_regclass('pgboss.job') is not null as there`)
  return rows[0]?.there === true
}

/** The mail that waits in the queue. */
export const sealedMail: SealedKind = {
  name: 'waiting mail',

  list: async ({ except, after, limit }, db) => {
    if (!(await hasQueue(db))) return []
    const { rows } = await db.execute(
      sql`select id, data ->> 'mailId' as "mailId", ${SEALED} as sealed from pgboss.job
        where ${WAITING} and ${sealedByOthers(SEALED, except)} and id > ${after}::uuid order by id limit ${limit}`,
    )
    return rows.map((row) => {
      const { mailId, ...text } = Value.Parse(Row, row)
      return { ...text, at: placeOfMail(mailId) }
    })
  },

  replace: async (old, text, db) => {
    await db.execute(
      sql`update pgboss.job set data = jsonb_set(data, '{sealed}', to_jsonb(${text}::text))
        where name = ${MAIL_JOB} and id = ${old.id}::uuid and ${SEALED} = ${old.sealed}`,
    )
  },
}
