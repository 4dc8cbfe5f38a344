import { eq } from 'drizzle-orm'
import type { ForgetReadings } from './connections/readings/forget-readings.ts'
import { orgAllowance } from './credits/tables.ts'
import { describeCache, userCheck } from './parity/tables.ts'

/** What every part keeps of a connected org only so as not to read it again. */
const READINGS = [describeCache, userCheck, orgAllowance]

/** Forgets all of it, for a tenant whose connection goes or leads to another org. */
export const forgetReadings: ForgetReadings = async (tenantId, { db }) => {
  for (const table of READINGS) await db.delete(table).where(eq(table.tenantId, tenantId))
}
