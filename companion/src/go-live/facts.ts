import { type ConnectionRow, hadSandbox, sandboxEvents } from '../connections/index.ts'
import { readAllowance, readCreditSettings, spentByHour } from '../credits/index.ts'
import { countErrors } from '../notifications/index.ts'
import { before } from '../platform/clock.ts'
import type { Stored, Timed } from '../platform/deps.ts'
import type { TenantId } from '../platform/ids.ts'
import { acceptedOf, newestIn } from '../parity/index.ts'
import { LOOKS_BACK, type GoLiveFacts } from './checks/checks.ts'
import type { CreditFacts, ProductionAllowance } from './checks/credits.ts'
import type { ParityFacts } from './checks/parity.ts'
import { readNewestReport } from './report.ts'
import { creditsByDay, lastSandboxPeriod, wholeDaysOf, type SandboxPeriod } from './sandbox.ts'
import { newestUserCheck, readUserCheck } from './rights/user-check-store.ts'

/** Whether the production org is paired, and what it reported of its API requests, though it may not be connected. */
type ReportedAllowance = {
  isPaired: boolean
  allowance: { used: number; limit: number; reportedAt: Date } | null
}

export type FactDeps = Timed & {
  reportedAllowance(tenantId: TenantId, deps: Stored): Promise<ReportedAllowance>
}

type Tenant = { tenantId: TenantId; row: ConnectionRow | undefined }

/** Everything that the list to go live by rests on. */
export async function readFacts(tenant: Tenant, deps: FactDeps): Promise<GoLiveFacts> {
  const { tenantId, row } = tenant
  const now = deps.clock.now()
  return {
    now,
    isConnected: row !== undefined,
    ...(await readParityFacts(tenantId, deps)),
    ...(await readCreditFacts(tenant, deps)),
    permissions: (await (row ? readUserCheck(row, deps) : newestUserCheck(tenantId, deps))) ?? null,
    errors: await countErrors(tenantId, before(now, LOOKS_BACK), deps),
  }
}

/** What was compared, what of it blocks, and who answers for it. */
async function readParityFacts(tenantId: TenantId, deps: Stored): Promise<ParityFacts> {
  const accepted = await acceptedOf(tenantId, deps)
  return {
    report: (await readNewestReport(tenantId, deps)) ?? null,
    newest: {
      sandbox: (await newestIn(tenantId, 'sandbox', deps)) ?? null,
      production: (await newestIn(tenantId, 'production', deps)) ?? null,
    },
    accepted: new Map(accepted.map(({ difference, ...answer }) => [difference, answer])),
    hadSandbox: await hadSandbox(tenantId, deps),
  }
}

async function readCreditFacts(
  tenant: Tenant,
  deps: FactDeps,
): Promise<Pick<CreditFacts, 'dailyLimit' | 'production' | 'isProductionPaired' | 'sandboxDays'>> {
  const { dailyLimit } = await readCreditSettings(tenant.tenantId, deps)
  const reported = await deps.reportedAllowance(tenant.tenantId, deps)
  return {
    dailyLimit,
    production: (await readConnected(tenant, deps)) ?? toAllowance(reported),
    isProductionPaired: reported.isPaired,
    sandboxDays: await readSandboxDays(tenant, deps),
  }
}

/** What production itself said to us where it is connected. */
async function readConnected({ tenantId, row }: Tenant, deps: FactDeps): Promise<ProductionAllowance | null> {
  const origin = row?.environment === 'production' ? new URL(row.instanceUrl).origin : undefined
  const told = origin && (await readAllowance({ tenantId, origin }, deps)).allowance
  return told ? { used: told.used, limit: told.limit, observedAt: told.observedAt, source: 'connected' } : null
}

const toAllowance = ({ allowance }: ReportedAllowance): ProductionAllowance | null =>
  allowance && { used: allowance.used, limit: allowance.limit, observedAt: allowance.reportedAt, source: 'reported' }

async function readSandboxDays({ tenantId, row }: Tenant, { db, clock }: FactDeps): Promise<number[]> {
  const period = lastSandboxPeriod(await sandboxEvents(tenantId, { db })) ?? currentPeriod(row)
  if (!period) return []
  const { start, end, days } = wholeDaysOf(period, clock.now())
  return creditsByDay(days, await spentByHour(tenantId, { from: start, to: end, origin: start }, { db }))
}

/** A sandbox may have been connected before events were recorded. */
const currentPeriod = (row: ConnectionRow | undefined): SandboxPeriod | undefined =>
  row?.environment === 'sandbox' ? { from: row.connectedAt, to: null } : undefined
