import { getTableName, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Database } from '../database/database.ts'
import type { TenantId } from '../ids.ts'
import type { SealedAt } from './vault.ts'

/** A sealed text of the database, and where it belongs. */
export type SealedText = { id: string; sealed: string; at: SealedAt }

/** Which texts are looked for: sealed by another key than these, with an id after that one, so many at most. */
type Search = { except: readonly string[]; after: string; limit: number }

/** One place of the database that holds sealed texts. */
export type SealedKind = {
  name: string
  /** Texts in the order of their ids. */
  list(search: Search, db: Database): Promise<SealedText[]>
  /** Replaces a text, unless it has changed since it was read. */
  replace(old: SealedText, sealed: string, db: Database): Promise<void>
}

/** Comes before every id. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000'

const Row = Type.Object({ id: Type.String(), tenant: Type.String(), sealed: Type.String() })

type Column = {
  sealed: PgColumn
  id: PgColumn
  tenantId: PgColumn
  at: (row: { tenantId: TenantId; id: string }) => SealedAt
}

/** Whether a text was sealed by none of some keys. */
export const sealedByOthers = (text: unknown, keyIds: readonly string[]) =>
  sql`split_part(${text}, '.', 2) not in (${sql.join(
    keyIds.map((keyId) => sql`${keyId}`),
    sql`, `,
  )})`

/** The sealed texts of a column, in rows that belong to tenants. */
export const sealedColumn = ({ sealed, id, tenantId, at }: Column): SealedKind => ({
  name: `${getTableName(sealed.table)}.${sealed.name}`,

  list: async ({ except, after, limit }, db) => {
    const { rows } = await db.execute(
      sql`select ${id} as id, ${tenantId} as tenant, ${sealed} as sealed from ${sealed.table}
        where ${sealedByOthers(sealed, except)} and ${id} > ${after}::uuid order by ${id} limit ${limit}`,
    )
    return rows.map((row) => {
      const { tenant, ...text } = Value.Parse(Row, row)
      return { ...text, at: at({ tenantId: tenant as TenantId, id: text.id }) }
    })
  },

  replace: async (old, text, db) => {
    await db.execute(
      sql`update ${sealed.table} set ${sql.identifier(sealed.name)} = ${text} where ${id} = ${old.id}::uuid and ${sealed} = ${old.sealed}`,
    )
  },
})
