import type { Static } from 'typebox'
import { readCreditWindow } from '../../credits/gate/window-report.ts'
import { readForecast } from '../../credits/forecast/read.ts'
import type { CreditServices } from '../../credits/services.ts'
import { forecastAnswer } from '../../credits/forecast/schemas.ts'
import { creditWindowAnswer } from '../../credits/usage/window-schemas.ts'
import { readUsage } from '../../credits/usage/usage.ts'
import type { UsageQuery } from '../../credits/usage/range.ts'
import { usageAnswer } from '../../credits/usage/schemas.ts'
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
  return { window: creditWindowAnswer(window), usage: usageAnswer(usage), forecast: forecastAnswer(forecast) }
}
