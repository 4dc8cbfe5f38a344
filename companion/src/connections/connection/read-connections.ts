import { findTenant } from '../../accounts/index.ts'
import { type CreditServices, type CreditWindow, readCreditWindow, readSpend, type Spend } from '../../credits/index.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import { type Health, readHealth, readLoss } from '../health/report.ts'
import { connectionOf, findGoneLive, type ConnectionRow, type GoneLive } from './store.ts'

/** A connection, how it does, the credits of its tenant, and what can be spent now. */
export type ConnectionReport = {
  row: ConnectionRow
  health: Health | null
  /** Why Salesforce no longer accepts it. Null while it does. */
  lost: Refusal | null
  credits: CreditWindow
  spend: Spend
}

/** The connections of a tenant, the name that a person types to delete one, and whether there is no way back. */
export type ConnectionsReport = {
  connections: ConnectionReport[]
  businessName: string
  goneLive: GoneLive | null
}

/** The connections of a tenant, none or one, with the credits of the window that is open. */
export async function readConnections(tenantId: TenantId, deps: CreditServices): Promise<ConnectionsReport> {
  const row = await connectionOf(tenantId, deps)
  const { businessName } = await findTenant(tenantId, deps)
  const goneLive = (await findGoneLive(tenantId, deps)) ?? null
  const connections = row ? [await reportOf(row, deps)] : []
  return { connections, businessName, goneLive }
}

const reportOf = async (row: ConnectionRow, deps: CreditServices): Promise<ConnectionReport> => ({
  row,
  health: await readHealth(row, deps),
  lost: await readLoss(row, deps),
  credits: await readCreditWindow(row.tenantId, deps),
  spend: await readSpend(row.tenantId, deps),
})
