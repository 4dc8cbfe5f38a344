import { findNoticeAbout } from '../../notifications/index.ts'
import { after } from '../../platform/clock.ts'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { type Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import { countsByHour } from '../ledger/store.ts'
import type { CreditServices } from '../services.ts'
import { compareDay, otherSpenders, type OtherSpender, type ReconciledDay } from './reconciliation.ts'
import { lastLoggedOrg, loggedDays, loggedHours, type LoggedDay, type OrgOfTenant } from './store.ts'
import type { LoggedHour } from './tally.ts'

/** An org whose log is compared, and since when it is connected, if it is. */
export type ComparedOrg = OrgOfTenant & { connectedAt?: Date }

/** The compared days of an org, newest first. */
export type Reconciliation = {
  organizationId: string | null
  readAt: Date | null
  days: ReconciledDay[]
  others: OtherSpender[]
  uncounted: number
  /** Why the log cannot be read now. */
  problem?: Refusal
}

/** Finds the org that a tenant is connected to. */
export type ConnectedOrg = (tenantId: TenantId) => Promise<ComparedOrg | undefined>

const NOTHING: Reconciliation = { organizationId: null, readAt: null, days: [], others: [], uncounted: 0 }

/** Compares what Salesforce counted in the connected org, or else in the last one, with the ledger. */
export async function readReconciliation(
  tenantId: TenantId,
  deps: CreditServices & { connectedOrg: ConnectedOrg },
): Promise<Reconciliation> {
  const org = (await deps.connectedOrg(tenantId)) ?? (await lastLoggedOrg(tenantId, deps))
  if (!org) return NOTHING
  const read = await loggedDays(org, deps)
  const { days, logged } = await compareDays(org, read, deps)
  const salesforceCode = await findLogRefusal(org, read, deps)
  return {
    organizationId: org.organizationId,
    readAt:
      read
        .map(({ readAt }) => readAt)
        .toSorted(byTime)
        .at(-1) ?? null,
    days,
    others: otherSpenders(logged, deps.clientName),
    uncounted: days.reduce((sum, { uncounted }) => sum + uncounted, 0),
    ...(salesforceCode !== undefined && { problem: refusal('EVENT_LOG_REFUSED', { salesforceCode }) }),
  }
}

/**
 * The subject of the notice that Salesforce refuses the log. It names the newest day that was read, so people get one notice,
 * and the notice stays valid until another day is read.
 */
export const refusedSince = ({ organizationId }: OrgOfTenant, [newest]: Pick<LoggedDay, 'day'>[]): string =>
  `event-log-refused ${organizationId} ${newest ? newest.day.toISOString() : 'never'}`

/** The code with which Salesforce refuses the log of an org, if a notice says so. `read`: the days that were read. */
export async function findLogRefusal(
  org: OrgOfTenant,
  read: Pick<LoggedDay, 'day'>[],
  deps: Stored,
): Promise<string | undefined> {
  const notice = await findNoticeAbout(org.tenantId, refusedSince(org, read), deps)
  return notice && String(notice.params.salesforceCode)
}

/** Compares days of an org with the ledger, including what this process has not written yet. */
export async function compareDays(
  org: ComparedOrg,
  days: Pick<LoggedDay, 'day'>[],
  deps: CreditServices,
): Promise<{ days: ReconciledDay[]; logged: LoggedHour[] }> {
  const moments = days.map(({ day }) => day).toSorted(byTime)
  const [from, last] = [moments[0], moments.at(-1)]
  if (!from || !last) return { days: [], logged: [] }
  await deps.gate.flush(org.tenantId)
  const range = { from, to: after(last, { days: 1 }) }
  const logged = await loggedHours(org, range, deps)
  const counts = await countsByHour(org.tenantId, range, deps)
  const ledger = counts.filter(({ bucket, outcome }) => bucket === 'api' && outcome === 'spent')
  const { clientName } = deps
  const { connectedAt } = org
  return { days: days.map(({ day }) => compareDay({ day, logged, ledger, clientName, connectedAt })), logged }
}

const byTime = (one: Date, other: Date): number => one.getTime() - other.getTime()
