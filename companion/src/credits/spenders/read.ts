import { before, DAY_MS } from '../../platform/clock.ts'
import type { Timed } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { findLogRefusal } from '../reconciliation/read.ts'
import { loggedDays } from '../reconciliation/store.ts'
import { formatIn } from '../usage/time-zone.ts'
import { reportOf, type SpendReport } from './report.ts'
import { readSpenders } from './store.ts'

/**
 * Who spends an org's API requests, and how sure that is. `never-read`: the companion has read no log of this org yet.
 * `refused`: Salesforce refuses the log, and this is what was read before. `partial`: the org gives no log files, so only our
 * own requests are known.
 */
export type OrgSpend = SpendReport & {
  state: 'read' | 'never-read' | 'refused' | 'partial'
  /** When the newest day was read. */
  readAt: Date | null
  /** Days of the week (UTC) that were not read. */
  missing: Date[]
}

const WEEK_DAYS = 7
const HISTORY = { days: 35 }

type Asked = { tenantId: TenantId; organizationId: string; timeZone: string }

/** Who spent an org's API requests in the seven days (UTC) before today. Refuses an unknown time zone. */
export async function readOrgSpend(
  { tenantId, organizationId, timeZone }: Asked,
  deps: Timed & { clientName: string },
): Promise<OrgSpend> {
  formatIn(timeZone, {})
  const org = { tenantId, organizationId }
  const today = new Date(Math.floor(deps.clock.now().getTime() / DAY_MS) * DAY_MS)
  const week = before(today, { days: WEEK_DAYS })
  const days = await readSpenders(org, before(today, HISTORY), deps)
  const logged = await loggedDays(org, deps)
  const report = reportOf(days, { clientName: deps.clientName, timeZone, week })
  return {
    ...report,
    state: stateOf({
      logged: logged.length,
      days: days.length,
      isRefused: Boolean(await findLogRefusal(org, logged, deps)),
    }),
    readAt: days.at(-1)?.readAt ?? null,
    missing: missingDays(report, week),
  }
}

function stateOf({ logged, days, isRefused }: { logged: number; days: number; isRefused: boolean }): OrgSpend['state'] {
  if (isRefused) return 'refused'
  if (logged === 0) return 'never-read'
  return days === 0 ? 'partial' : 'read'
}

function missingDays({ days }: SpendReport, week: Date): Date[] {
  const read = new Set(days.map(({ day }) => day.getTime()))
  return Array.from({ length: WEEK_DAYS }, (_, index) => new Date(week.getTime() + index * DAY_MS)).filter(
    (day) => !read.has(day.getTime()),
  )
}
