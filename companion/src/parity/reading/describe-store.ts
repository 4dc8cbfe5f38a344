import { and, eq } from 'drizzle-orm'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Database } from '../../platform/database/database.ts'
import { Field, OBJECTS } from '../fingerprint/fingerprint.ts'
import type { OrgOfTenant } from '../fingerprint/store.ts'
import type { SeenObjects } from './seen-objects.ts'
import { describeCache } from '../tables.ts'

type Db = { db: Database }

/** Who saw it: another user may see other fields. */
export type Viewer = OrgOfTenant & { userId: string }

const Row = Type.Object({ object: Type.Enum([...OBJECTS]), lastModified: Type.String(), body: Type.String() })
const Fields = Type.Array(Field)

/** What a user saw of an org's objects before. What an older version kept and this one does not understand is left out. */
export async function seenBefore(viewer: Viewer, { db }: Db): Promise<SeenObjects> {
  const rows = await db.select().from(describeCache).where(seenBy(viewer))
  const seen = rows.flatMap((row) => {
    const fields: unknown = JSON.parse(row.body)
    if (!Value.Check(Row, row) || !Value.Check(Fields, fields)) return []
    return [[row.object, { fields, lastModified: row.lastModified }] as const]
  })
  return new Map(seen)
}

/** Keeps what a user saw of an org's objects, in the place of what was kept before. */
export const keepSeen = (viewer: Viewer, seen: SeenObjects, { db }: Db): Promise<void> =>
  db.transaction(async (tx) => {
    const { tenantId, organizationId, userId } = viewer
    const rows = [...seen].flatMap(([object, { fields, lastModified }]) =>
      lastModified === null
        ? []
        : [{ tenantId, organizationId, userId, object, lastModified, body: JSON.stringify(fields) }],
    )
    await tx.delete(describeCache).where(seenBy(viewer))
    if (rows.length > 0) await tx.insert(describeCache).values(rows)
  })

const seenBy = ({ tenantId, organizationId, userId }: Viewer) =>
  and(
    eq(describeCache.tenantId, tenantId),
    eq(describeCache.organizationId, organizationId),
    eq(describeCache.userId, userId),
  )
