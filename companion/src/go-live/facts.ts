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
import { readUserCheck } from './rights/user-check-store.ts'

/** What the production org reported of its API requests, though it may not be connected. */
type ReportedAllowance = { used: number; limit: number; reportedAt: Date }

export type FactDeps = Timed & {
  reportedAllowance(tenantId: TenantId): Promise<ReportedAllowance | undefined>
}

type Tenant = { tenantId: TenantId; row: ConnectionRow | undefined }

/** Everything that the list to go live by rests on. */
export async function readFacts(tenant: Tenant, deps: FactDeps): Promise<GoLiveFacts> {
  const { tenantId, row } = tenant
  const now = deps.clock.now()
  return {
    now,
    ...(await readParityFacts(tenantId, deps)),
    ...(await readCreditFacts(tenant, deps)),
    permissions: (row && (await readUserCheck(row, deps))) ?? null,
    errors: await countErrors(tenantId, before(now, LOOKS_BACK), deps),
  }
}

/** What was compared, what of it blocks, and who answers for it. */
export async function readParityFacts(tenantId: TenantId, deps: Stored): Promise<ParityFacts> {
  const accepted = await acceptedOf(tenantId, deps)
  return {
    report: (await readNewestReport(tenantId, deps)) ?? null,
    newest: {
      sandbox: (await newestIn(tenantId, 'sandbox', deps)) ?? null,
      production: (await newestIn(tenantId, 'production', deps)) ?? null,
    },
    accepted: new Set(accepted.map(({ difference }) => difference)),
    hadSandbox: await hadSandbox(tenantId, deps),
  }
}

async function readCreditFacts(tenant: Tenant, deps: FactDeps): Promise<CreditFacts> {
  const { dailyLimit } = await readCreditSettings(tenant.tenantId, deps)
  return {
    dailyLimit,
    production: await readProduction(tenant, deps),
    sandboxDays: await readSandboxDays(tenant, deps),
  }
}

/** What production itself said: to us where it is connected, otherwise as a paired org. */
async function readProduction({ tenantId, row }: Tenant, deps: FactDeps): Promise<ProductionAllowance | null> {
  const origin = row?.environment === 'production' ? new URL(row.instanceUrl).origin : undefined
  const told = origin && (await readAllowance({ tenantId, origin }, deps)).allowance
  if (told) return { used: told.used, limit: told.limit, observedAt: told.observedAt, source: 'connected' }
  const report = await deps.reportedAllowance(tenantId)
  return report ? { used: report.used, limit: report.limit, observedAt: report.reportedAt, source: 'reported' } : null
}

async function readSandboxDays({ tenantId, row }: Tenant, { db, clock }: FactDeps): Promise<number[]> {
  const period = lastSandboxPeriod(await sandboxEvents(tenantId, { db })) ?? currentPeriod(row)
  if (!period) return []
  const { start, end, days } = wholeDaysOf(period, clock.now())
  return creditsByDay(days, await spentByHour(tenantId, { from: start, to: end, origin: start }, { db }))
}

/** A sandbox may have been connected before events were recorded. */
const currentPeriod = (row: ConnectionRow | undefined): SandboxPeriod | undefined =>
  row?.environment === 'sandbox' ? { from: row.connectedAt, to: null } : undefined
