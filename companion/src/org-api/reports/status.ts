import type { Static } from 'typebox'
import { connectionOf, type Environment } from '../../connections/index.ts'
import {
  type CreditServices,
  type CreditWindow,
  type Forecast,
  readCreditWindow,
  readForecast,
  readSpend,
  type Spend,
} from '../../credits/index.ts'
import { countUnread } from '../../notifications/index.ts'
import type { PairedOrganization } from '../pairing/organization.ts'
import { readerOf } from './notices.ts'
import type { ParityOrNull } from '../orgs/schemas.ts'
import { readParitySummary } from './parity.ts'

/** The status for a paired org: whether it is the connected one, and what the integration spent. */
export type Status = {
  connection: {
    connected: boolean
    thisOrg: boolean
    environment: Environment | null
    integrationUserId: string | null
  }
  credits: CreditWindow
  spend: Spend
  forecast: Forecast
  notices: { unread: number }
  parity: Static<typeof ParityOrNull>
}

/** What the integration does and costs, as seen from a paired org. */
export async function readStatus(
  { tenantId, organizationId }: PairedOrganization,
  deps: CreditServices,
): Promise<Status> {
  const row = await connectionOf(tenantId, deps)
  const thisOrg = row?.organizationId === organizationId
  const connection = {
    connected: row?.status === 'connected',
    thisOrg,
    environment: row?.environment ?? null,
    integrationUserId: row && thisOrg ? row.userId : null,
  }
  const [credits, spend, forecast, unread, parity] = await Promise.all([
    readCreditWindow(tenantId, deps),
    readSpend(tenantId, deps),
    readForecast(tenantId, deps),
    countUnread(readerOf({ tenantId, organizationId }), deps),
    readParitySummary(tenantId, deps),
  ])
  return { connection, credits, spend, forecast, notices: { unread }, parity }
}
