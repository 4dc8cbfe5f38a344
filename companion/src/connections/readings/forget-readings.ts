import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'

/** Forgets what was read from the org of a tenant and can be read again; what was counted and compared stays. */
export type ForgetReadings = (tenantId: TenantId, deps: { db: Database }) => Promise<void>
