import { and, desc, eq, gte, lt } from 'drizzle-orm'
import { after } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { replacing } from '../../platform/database/replacing.ts'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Range } from '../ledger/store.ts'
import { loggedDay, loggedHour } from '../tables.ts'
import type { SpendersOfDay } from '../spenders/day-tally.ts'
import { saveSpenders } from '../spenders/store.ts'
import type { LoggedHour } from './tally.ts'

/** An org of a tenant. */
export type OrgOfTenant = { tenantId: TenantId; organizationId: string }

/** A day (UTC) whose log was read. `files` is empty where the org gives rows instead of files. */
export type LoggedDay = { day: Date; files: string[]; readAt: Date }

/** What was read of a day: the requests of one user by hour, and those of all callers. */
export type DayReading = LoggedDay & {
  userId: string
  hours: LoggedHour[]
  /** What all callers sent. Missing where the org gives only rows. */
  all?: SpendersOfDay
}

const MAX_DAYS = 31

/** Saves what was read of a day, in place of an earlier reading. Several may do so at once. */
export function saveReading(org: OrgOfTenant, reading: DayReading, { db }: Stored): Promise<void> {
  const { day, files, readAt, userId, hours, all } = reading
  const restOfSpenders = all?.rest ?? null
  const replace = async (tx: Database) => {
    await tx.delete(loggedHour).where(within(org, { from: day, to: after(day, { days: 1 }) }))
    if (hours.length > 0) await tx.insert(loggedHour).values(hours.map((row) => ({ ...org, userId, ...row })))
    await tx
      .insert(loggedDay)
      .values({ ...org, day, files, readAt, restOfSpenders })
      .onConflictDoUpdate({
        target: [loggedDay.tenantId, loggedDay.organizationId, loggedDay.day],
        set: { files, readAt, restOfSpenders },
      })
    await saveSpenders({ ...org, day }, all?.spenders ?? [], { db: tx })
  }
  return replacing(['logged-day', org.tenantId, org.organizationId], replace, { db })
}

/** The days of an org whose log was read, newest first, 31 at most. */
export const loggedDays = ({ tenantId, organizationId }: OrgOfTenant, { db }: Stored): Promise<LoggedDay[]> =>
  db
    .select({ day: loggedDay.day, files: loggedDay.files, readAt: loggedDay.readAt })
    .from(loggedDay)
    .where(and(eq(loggedDay.tenantId, tenantId), eq(loggedDay.organizationId, organizationId)))
    .orderBy(desc(loggedDay.day))
    .limit(MAX_DAYS)

/** What Salesforce logged in an org, by hour. `to` is exclusive. */
export const loggedHours = (org: OrgOfTenant, span: Range, { db }: Stored): Promise<LoggedHour[]> => {
  const { hour, clientName, appName, counted, uncounted } = loggedHour
  return db.select({ hour, clientName, appName, counted, uncounted }).from(loggedHour).where(within(org, span))
}

/** The org of a tenant whose log was read last. */
export async function lastLoggedOrg(tenantId: TenantId, { db }: Stored): Promise<OrgOfTenant | undefined> {
  const { organizationId, readAt } = loggedDay
  const ofTenant = db.select({ organizationId }).from(loggedDay).where(eq(loggedDay.tenantId, tenantId))
  const [last] = await ofTenant.orderBy(desc(readAt)).limit(1)
  return last && { tenantId, ...last }
}

const within = ({ tenantId, organizationId }: OrgOfTenant, { from, to }: Range) =>
  and(
    eq(loggedHour.tenantId, tenantId),
    eq(loggedHour.organizationId, organizationId),
    gte(loggedHour.hour, from),
    lt(loggedHour.hour, to),
  )
