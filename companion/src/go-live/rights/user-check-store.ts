import { and, desc, eq } from 'drizzle-orm'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { ConnectionRow } from '../../connections/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import { Exactly, Nullable } from '../../platform/schemas.ts'
import { OBJECTS, userCheck } from '../../parity/index.ts'
import { FINDING_STATES, PERMISSIONS, type Finding } from './findings.ts'

type Db = { db: Database }

/** A finding as it is kept and answered. */
export const FindingSchema = Exactly({
  id: Type.Enum([...PERMISSIONS]),
  state: Type.Enum([...FINDING_STATES]),
  object: Type.Optional(Type.Enum([...OBJECTS])),
  field: Type.Optional(Type.String()),
  detail: Nullable(Type.String(), { description: 'what the org calls what is in the way' }),
})

/** What was found of the rights of an integration user, and when. */
export type UserCheck = Pick<typeof userCheck.$inferSelect, 'organizationId' | 'userId' | 'checkedAt'> & {
  findings: Finding[]
}

/** Keeps what was found, in the place of what was found before of the same user. */
export async function keepUserCheck(tenantId: TenantId, check: UserCheck, { db }: Db): Promise<void> {
  const { checkedAt, findings } = check
  await db
    .insert(userCheck)
    .values({ tenantId, ...check })
    .onConflictDoUpdate({
      target: [userCheck.tenantId, userCheck.organizationId, userCheck.userId],
      set: { checkedAt, findings },
    })
}

/** What was last found of the user of a connection. */
export async function readUserCheck(row: ConnectionRow, { db }: Db): Promise<UserCheck | undefined> {
  const { tenantId, organizationId, userId } = row
  const ofUser = [eq(userCheck.organizationId, organizationId), eq(userCheck.userId, userId)]
  const [found] = await db
    .select()
    .from(userCheck)
    .where(and(eq(userCheck.tenantId, tenantId), ...ofUser))
  return found && checkOfRow(found)
}

/** What was last found of any user, for a tenant whose connection is deleted. */
export async function newestUserCheck(tenantId: TenantId, { db }: Db): Promise<UserCheck | undefined> {
  const newest = db.select().from(userCheck).where(eq(userCheck.tenantId, tenantId)).orderBy(desc(userCheck.checkedAt))
  const [found] = await newest.limit(1)
  return found && checkOfRow(found)
}

const checkOfRow = (row: typeof userCheck.$inferSelect): UserCheck => ({
  ...row,
  findings: Value.Parse(Type.Array(FindingSchema), row.findings),
})
