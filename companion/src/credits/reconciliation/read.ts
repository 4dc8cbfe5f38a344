import { after } from '../../platform/clock.ts'
import { refusal, type Refusal } from '../../platform/refusals/errors.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Gate } from '../gate/gate.ts'
import { compareDay, otherSpenders, type OtherSpender, type ReconciledDay } from './reconciliation.ts'
import type { LoggedDay, OrgOfTenant, ReconciliationStore } from './store.ts'
import type { LoggedHour } from './tally.ts'
import type { UsageStore } from '../ledger/store.ts'

/** An org whose log is compared, and since when it is connected, if it is. */
export type ComparedOrg = OrgOfTenant & { connectedAt?: Date }

/** The days of an org, compared; the newest first. */
export type Reconciliation = {
  organizationId: string | null
  readAt: Date | null
  days: ReconciledDay[]
  others: OtherSpender[]
  uncounted: number
  /** Why the log cannot be read now. */
  problem?: Refusal
}

export type CompareDeps = {
  reconciliations: ReconciliationStore
  usage: Pick<UsageStore, 'hours'>
  gate: Pick<Gate, 'flush'>
  /** The name under which Salesforce logs our calls. */
  clientName: string
}

export type ReconciliationDeps = CompareDeps & {
  /** The org that a tenant is connected to. */
  connectedOrg: (tenantId: TenantId) => Promise<ComparedOrg | undefined>
}

const NOTHING: Reconciliation = { organizationId: null, readAt: null, days: [], others: [], uncounted: 0 }

/** What Salesforce counted in the org that a tenant is connected to, or was last, beside what the ledger holds. */
export async function readReconciliation(tenantId: TenantId, deps: ReconciliationDeps): Promise<Reconciliation> {
  const { reconciliations, clientName } = deps
  const org = (await deps.connectedOrg(tenantId)) ?? (await reconciliations.lastOrg(tenantId))
  if (!org) return NOTHING
  const read = await reconciliations.days(org)
  const { days, logged } = await compareDays(org, read, deps)
  const salesforceCode = await reconciliations.refusedWith(tenantId, refusedSince(org, read))
  return {
    organizationId: org.organizationId,
    readAt:
      read
        .map(({ readAt }) => readAt)
        .toSorted(byTime)
        .at(-1) ?? null,
    days,
    others: otherSpenders(logged, clientName),
    uncounted: days.reduce((sum, { uncounted }) => sum + uncounted, 0),
    ...(salesforceCode !== undefined && { problem: refusal('EVENT_LOG_REFUSED', { salesforceCode }) }),
  }
}

/**
 * What a notice is about that says that Salesforce refuses the log: about the time since the newest day that was read. So
 * people are told once, and what they were told holds until a day is read again.
 */
export const refusedSince = ({ organizationId }: OrgOfTenant, [newest]: Pick<LoggedDay, 'day'>[]): string =>
  `event-log-refused ${organizationId} ${newest ? newest.day.toISOString() : 'never'}`

/** Compares days of an org with the ledger, with everything that this process knows of. */
export async function compareDays(
  org: ComparedOrg,
  days: Pick<LoggedDay, 'day'>[],
  { reconciliations, usage, gate, clientName }: CompareDeps,
): Promise<{ days: ReconciledDay[]; logged: LoggedHour[] }> {
  const moments = days.map(({ day }) => day).toSorted(byTime)
  const [from, last] = [moments[0], moments.at(-1)]
  if (!from || !last) return { days: [], logged: [] }
  await gate.flush(org.tenantId)
  const to = after(last, { days: 1 })
  const logged = await reconciliations.hours(org, { from, to })
  const counts = await usage.hours(org.tenantId, from, to)
  const ledger = counts.filter(({ bucket, outcome }) => bucket === 'api' && outcome === 'spent')
  const { connectedAt } = org
  return { days: days.map(({ day }) => compareDay({ day, logged, ledger, clientName, connectedAt })), logged }
}

const byTime = (one: Date, other: Date): number => one.getTime() - other.getTime()
