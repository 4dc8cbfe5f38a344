import { and, desc, eq, gte, lt } from 'drizzle-orm'
import { notice } from '../../notifications/tables.ts'
import { after } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { LoggedHour } from './tally.ts'
import { loggedDay, loggedHour } from '../tables.ts'

/** An org of a tenant. */
export type OrgOfTenant = { tenantId: TenantId; organizationId: string }

/** A day (UTC) whose log was read, and from which files: from none where it was read as rows. */
export type LoggedDay = { day: Date; files: string[]; readAt: Date }

/** What was read of a day about the requests of one user. */
export type DayReading = LoggedDay & { userId: string; hours: LoggedHour[] }

type Between = { from: Date; to: Date }

const MOST_DAYS = 31

/** Rows of `logged_day` and `logged_hour`. */
export const reconciliationStore = (db: Database) => ({
  /** Keeps what was read of a day, in the place of what was read before. */
  keep: (org: OrgOfTenant, { day, files, readAt, userId, hours }: DayReading): Promise<void> =>
    db.transaction(async (transaction) => {
      const span = { from: day, to: after(day, { days: 1 }) }
      await transaction.delete(loggedHour).where(hoursOf(org, span))
      if (hours.length > 0)
        await transaction.insert(loggedHour).values(hours.map((row) => ({ ...org, userId, ...row })))
      await transaction
        .insert(loggedDay)
        .values({ ...org, day, files, readAt })
        .onConflictDoUpdate({
          target: [loggedDay.tenantId, loggedDay.organizationId, loggedDay.day],
          set: { files, readAt },
        })
    }),

  /** The days of an org that were read, the newest first, a month at most. */
  days: ({ tenantId, organizationId }: OrgOfTenant): Promise<LoggedDay[]> =>
    db
      .select({ day: loggedDay.day, files: loggedDay.files, readAt: loggedDay.readAt })
      .from(loggedDay)
      .where(and(eq(loggedDay.tenantId, tenantId), eq(loggedDay.organizationId, organizationId)))
      .orderBy(desc(loggedDay.day))
      .limit(MOST_DAYS),

  /** What Salesforce logged in an org from one moment to another. */
  hours: (org: OrgOfTenant, span: Between): Promise<LoggedHour[]> => {
    const { hour, clientName, appName, counted, uncounted } = loggedHour
    return db.select({ hour, clientName, appName, counted, uncounted }).from(loggedHour).where(hoursOf(org, span))
  },

  /** The org of a tenant whose log was read last. */
  async lastOrg(tenantId: TenantId): Promise<OrgOfTenant | undefined> {
    const { organizationId, readAt } = loggedDay
    const ofTenant = db.select({ organizationId }).from(loggedDay).where(eq(loggedDay.tenantId, tenantId))
    const [last] = await ofTenant.orderBy(desc(readAt)).limit(1)
    return last && { tenantId, ...last }
  },

  /** The code with which Salesforce refused the log, if people were told so in a notice about that. */
  async refusedWith(tenantId: TenantId, about: string): Promise<string | undefined> {
    const [told] = await db
      .select({ params: notice.params })
      .from(notice)
      .where(and(eq(notice.tenantId, tenantId), eq(notice.about, about)))
    return told && String(told.params.salesforceCode)
  },
})
export type ReconciliationStore = ReturnType<typeof reconciliationStore>

const hoursOf = ({ tenantId, organizationId }: OrgOfTenant, { from, to }: Between) =>
  and(
    eq(loggedHour.tenantId, tenantId),
    eq(loggedHour.organizationId, organizationId),
    gte(loggedHour.hour, from),
    lt(loggedHour.hour, to),
  )
