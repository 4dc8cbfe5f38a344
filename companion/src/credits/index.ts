import type { Platform } from '../platform/deps.ts'
import type { Feature } from '../platform/feature.ts'
import type { CallsOf } from '../platform/http/calls.ts'
import type { TenantId } from '../platform/ids.ts'
import { scheduleAlerts } from './alerts/job.ts'
import { creditCounter, leaseGauge } from './gate/metrics.ts'
import { createGate } from './gate/gate.ts'
import { creditGauges } from './gauges.ts'
import { scheduleRollUp } from './ledger/roll-up.ts'
import { createHeadroom } from './org-allowance/headroom.ts'
import type { ComparedOrg } from './reconciliation/read.ts'
import { reconciliationRoutes } from './reconciliation/routes.ts'
import { creditRefusals } from './refusals.ts'
import { creditSettingsRoutes } from './settings/routes.ts'
import { orgAllowance } from './tables.ts'
import type { CreditServices } from './services.ts'
import { spendRoutes } from './spend/routes.ts'
import { CONSUMERS } from './spending.ts'
import { startUpkeep, type Upkeep } from './upkeep.ts'
import { usageRoutes } from './usage/routes.ts'
import { creditRoutes } from './usage/window-routes.ts'
import { workRoutes } from './work/routes.ts'

export type { Forecast } from './forecast/forecast.ts'
export { readForecast } from './forecast/read.ts'
export { ForecastAnswer } from './forecast/schemas.ts'
export type { Bucket, Gate, Reservation } from './gate/gate.ts'
export { type CreditWindow, readCreditWindow } from './gate/window-report.ts'
export { spentByHour } from './ledger/store.ts'
export type { Headroom } from './org-allowance/headroom.ts'
export { isOldReading } from './org-allowance/org-state.ts'
export { readAllowance } from './org-allowance/store.ts'
export { creditNotices } from './notices.ts'
export type { CreditServices } from './services.ts'
export { compareDays, refusedSince } from './reconciliation/read.ts'
export { type DayReading, type LoggedDay, loggedDays, saveReading } from './reconciliation/store.ts'
export { type LoggedRequest, tallyLog } from './reconciliation/tally.ts'
export { creditRefusals } from './refusals.ts'
export { createDayTally, type DayTally, type FileTally } from './spenders/day-tally.ts'
export type { LoggedCall } from './spenders/line.ts'
export { readOrgSpend } from './spenders/read.ts'
export { OrgSpendAnswer } from './spenders/schemas.ts'
export { readSpend } from './spend/read.ts'
export { SpendAnswer } from './spend/schemas.ts'
export type { Spend } from './spend/spend.ts'
export { readCreditSettings } from './settings/store.ts'
export { type Consumer, CONSUMERS, type Settlement } from './spending.ts'
export { UsageAnswer, UsageQuery } from './usage/schemas.ts'
export { readUsage } from './usage/usage.ts'
export { CreditWindowAnswer } from './usage/window-schemas.ts'
export type { Work } from './work/kinds.ts'
export { asWork, countSpent } from './work/scope.ts'

/** What other features spend and read credits by. */
export type CreditsApi = Pick<CreditServices, 'gate' | 'headroom' | 'clientName' | 'consumers'>

type Needs = Pick<CreditServices, 'clientName'> & {
  /** The org that a tenant is connected to. */
  connectedOrg: (tenantId: TenantId) => Promise<ComparedOrg | undefined>
  /** The kinds of work of all features, in any order. */
  kindsOfWork: () => readonly string[]
}

/** The daily limit: gate, ledger, settings, alerts, usage and forecast. */
export function createCredits(platform: Platform, needs: Needs): Feature<CreditsApi> {
  const gate = createGate({ ...platform, counter: creditCounter(platform.metrics) })
  const consumers = () => CONSUMERS.filter((consumer) => needs.kindsOfWork().includes(consumer))
  const api = { gate, headroom: createHeadroom(platform), clientName: needs.clientName, consumers }
  const deps = { ...platform, ...needs, ...api }
  let upkeep: Upkeep | undefined
  creditGauges(platform.metrics, platform)
  leaseGauge(platform.metrics, api.gate)
  return {
    api,
    refusals: creditRefusals,
    pages: ['/settings/general', '/usage'],
    readings: [orgAllowance],
    jobs: async () => {
      await scheduleRollUp(platform.jobs, platform)
      await scheduleAlerts(platform.jobs, platform)
      upkeep = startUpkeep(deps)
    },
    routes: async (app) => {
      await creditRoutes(app, deps)
      await creditSettingsRoutes(app, deps)
      await usageRoutes(app, deps)
      await spendRoutes(app, deps)
      await reconciliationRoutes(app, deps)
      await workRoutes(app, deps)
    },
    stop: async () => upkeep?.stop(),
  }
}

/** The calls of this feature's routes, for the typed client of the pages. */
export type CreditCalls = CallsOf<typeof import('./reconciliation/routes.ts')> &
  CallsOf<typeof import('./settings/routes.ts')> &
  CallsOf<typeof import('./spend/routes.ts')> &
  CallsOf<typeof import('./usage/routes.ts')> &
  CallsOf<typeof import('./usage/window-routes.ts')> &
  CallsOf<typeof import('./work/routes.ts')>
