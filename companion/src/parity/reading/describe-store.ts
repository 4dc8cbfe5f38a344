import { and, eq } from 'drizzle-orm'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Database } from '../../platform/database/database.ts'
import { replacing } from '../../platform/database/replacing.ts'
import type { Stored } from '../../platform/deps.ts'
import { Field, OBJECTS } from '../fingerprint/fingerprint.ts'
import type { OrgOfTenant } from '../fingerprint/store.ts'
import type { SeenObjects } from './seen-objects.ts'
import { describeCache } from '../tables.ts'

/** Who saw it, and by which API version: another user may see other fields, and so does another version. */
export type Viewer = OrgOfTenant & { userId: string; apiVersion: string }

const Row = Type.Object({ object: Type.Enum([...OBJECTS]), lastModified: Type.String(), body: Type.String() })
const Body = Type.Object({ apiVersion: Type.String(), fields: Type.Array(Field) })

/** What a user saw of an org's objects before, by the same API version. What an older version kept and this one does not understand is left out. */
export async function seenBefore(viewer: Viewer, { db }: Stored): Promise<SeenObjects> {
  const rows = await db.select().from(describeCache).where(seenBy(viewer))
  const seen = rows.flatMap((row) => {
    const body: unknown = JSON.parse(row.body)
    if (!Value.Check(Row, row) || !Value.Check(Body, body) || body.apiVersion !== viewer.apiVersion) return []
    return [[row.object, { fields: body.fields, lastModified: row.lastModified }] as const]
  })
  return new Map(seen)
}

/** Saves what a user saw of an org's objects, in place of what was saved before. Several may do so at once. */
export function keepSeen(viewer: Viewer, seen: SeenObjects, { db }: Stored): Promise<void> {
  const { tenantId, organizationId, userId, apiVersion } = viewer
  const rows = [...seen].flatMap(([object, { fields, lastModified }]) =>
    lastModified === null
      ? []
      : [{ tenantId, organizationId, userId, object, lastModified, body: JSON.stringify({ apiVersion, fields }) }],
  )
  const replace = async (tx: Database) => {
    await tx.delete(describeCache).where(seenBy(viewer))
    if (rows.length > 0) await tx.insert(describeCache).values(rows)
  }
  return replacing(['describe-cache', tenantId, organizationId, userId], replace, { db })
}

const seenBy = ({ tenantId, organizationId, userId }: Omit<Viewer, 'apiVersion'>) =>
  and(
    eq(describeCache.tenantId, tenantId),
    eq(describeCache.organizationId, organizationId),
    eq(describeCache.userId, userId),
  )
