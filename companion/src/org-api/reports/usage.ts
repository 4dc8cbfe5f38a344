import type { Static } from 'typebox'
import { type CreditServices, readCreditWindow, readForecast, readUsage, type UsageQuery } from '../../credits/index.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { OrgUsageAnswer } from './schemas.ts'

/** What the package shows of a tenant's credits, in one answer, so that it takes one callout. */
export async function readOrgUsage(
  tenantId: TenantId,
  query: UsageQuery,
  deps: CreditServices,
): Promise<Static<typeof OrgUsageAnswer>> {
  const usage = await readUsage(tenantId, query, deps)
  const [window, forecast] = await Promise.all([readCreditWindow(tenantId, deps), readForecast(tenantId, deps)])
  return { window, usage, forecast }
}
