import type { Static } from 'typebox'
import type { ConnectionStore } from '../../connections/connection/store.ts'
import type { Environment } from '../../connections/environment.ts'
import { readCreditWindow, type CreditWindow } from '../../credits/gate/window-report.ts'
import { readForecast } from '../../credits/forecast/read.ts'
import type { Forecast } from '../../credits/forecast/forecast.ts'
import type { CreditServices } from '../../credits/services.ts'
import { countUnread } from '../../notifications/store.ts'
import type { PairedOrganization } from '../../platform/person.ts'
import { readerOf } from './notices.ts'
import type { ParityOrNull } from '../orgs/schemas.ts'
import { readParitySummary } from './parity.ts'

export type StatusDeps = CreditServices & { connections: ConnectionStore }

/** What a paired org is told: whether it is the connected one, and what the integration spent. */
export type Status = {
  connection: {
    connected: boolean
    thisOrg: boolean
    environment: Environment | null
    integrationUserId: string | null
  }
  credits: CreditWindow
  forecast: Forecast
  unread: number
  parity: Static<typeof ParityOrNull>
}

/** What the integration does and costs, as seen from a paired org. */
export async function readStatus({ tenantId, organizationId }: PairedOrganization, deps: StatusDeps): Promise<Status> {
  const row = await deps.connections.ofTenant(tenantId)
  const thisOrg = row?.organizationId === organizationId
  const connection = {
    connected: row?.status === 'connected',
    thisOrg,
    environment: row?.environment ?? null,
    integrationUserId: row && thisOrg ? row.userId : null,
  }
  const [credits, forecast, unread, parity] = await Promise.all([
    readCreditWindow(tenantId, deps),
    readForecast(tenantId, deps),
    countUnread(readerOf({ tenantId, organizationId }), deps),
    readParitySummary(tenantId, deps),
  ])
  return { connection, credits, forecast, unread, parity }
}
