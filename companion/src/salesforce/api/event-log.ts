import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { DayTally, LoggedRequest } from '../../credits/index.ts'
import { DAY_MS } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import { Nullable } from '../../platform/schemas.ts'
import { refusal } from '../refusals.ts'
import { readLogLines, type ReadLog } from './event-log-csv.ts'
import { sameId } from '../oauth/identity.ts'
import { download, query } from './request.ts'
import type { SalesforceSession } from './session.ts'

/** A file with requests of one day (UTC). A day has several files when lines arrived late. */
export type LogFile = { fileId: string; day: Date }

const Id = Type.String({ pattern: '^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$' })
const FileRow = Type.Object({ Id, LogDate: Type.String(), CreatedDate: Type.String() })
const TextOrNull = Nullable(Type.String())
const RequestRow = Type.Object({
  Timestamp: Type.String(),
  RequestIdentifier: TextOrNull,
  UserIdentifier: TextOrNull,
  ClientName: TextOrNull,
  ConnectedAppIdentifier: TextOrNull,
  IsApiLimitCounted: Type.Boolean(),
  HttpMethod: TextOrNull,
  ApiResource: TextOrNull,
})

/**
 * The log files since a moment, oldest first, for one credit. Hourly files are left out: they repeat what the daily files
 * hold. The columns `Interval` and `Sequence` would tell them apart, but an org without hourly files lacks both, and a
 * query that names them fails there and costs a credit for nothing.
 */
export async function listLogFiles(since: Date, session: SalesforceSession): Promise<LogFile[]> {
  const soql = `SELECT Id, LogDate, CreatedDate FROM EventLogFile WHERE EventType = 'ApiTotalUsage' AND LogDate >= ${since.toISOString()} ORDER BY LogDate, CreatedDate`
  const rows = await query(soql, session)
  if (!Value.Check(Type.Array(FileRow), rows)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return rows.filter(isDaily).map(({ Id: fileId, LogDate }) => ({ fileId, day: new Date(LogDate) }))
}

/**
 * A daily file begins at midnight UTC, and is written when its day is over. That of the first hour is written some hours
 * after it. Were it late by a day, its lines would count once all the same, as late lines do.
 */
function isDaily({ LogDate, CreatedDate }: Type.Static<typeof FileRow>): boolean {
  const [from, writtenAt] = [Date.parse(LogDate), Date.parse(CreatedDate)]
  return from % DAY_MS === 0 && writtenAt - from >= DAY_MS
}

type Reader = { userId: string; tally: DayTally }

/** Returns the requests of one user in a log file and counts those of all, for one credit. */
export async function readLogFile(
  { fileId }: LogFile,
  { userId, tally }: Reader,
  session: SalesforceSession,
): Promise<ReadLog> {
  let outcome: ReadLog | Refusal = { requests: [], skipped: 0 }
  let file = tally.openFile()
  await download(
    `sobjects/EventLogFile/${fileId}/LogFile`,
    async (body) => {
      // A download that breaks starts again, and so does the count of its file.
      file = tally.openFile()
      outcome = await readLogLines(body, { userId, tally: file })
    },
    session,
  )
  if (outcome instanceof Refusal) throw outcome
  file.commit()
  return outcome
}

/** The requests of one user as rows, for orgs without log files. Costs a credit for every 2,000 rows. */
export async function queryLoggedRequests(
  { from, to }: { from: Date; to: Date },
  userId: string,
  session: SalesforceSession,
): Promise<LoggedRequest[]> {
  const fields = Object.keys(RequestRow.properties).join(', ')
  // UNSURE whether ids have 15 or 18 characters here. LIKE ignores case, so the rows are filtered again below.
  const ofUser = `UserIdentifier LIKE '${userId.slice(0, 15)}%'`
  const soql = `SELECT ${fields} FROM ApiTotalUsageEventLog WHERE ${ofUser} AND Timestamp >= ${from.toISOString()} AND Timestamp < ${to.toISOString()}`
  const rows = await query(soql, session)
  if (!Value.Check(Type.Array(RequestRow), rows)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return rows
    .filter(({ UserIdentifier }) => UserIdentifier !== null && sameId(UserIdentifier, userId))
    .map((row) => ({
      key: [row.RequestIdentifier, row.Timestamp, row.HttpMethod, row.ApiResource].join(' '),
      at: new Date(row.Timestamp),
      clientName: row.ClientName ?? '',
      appName: row.ConnectedAppIdentifier ?? '',
      counts: row.IsApiLimitCounted,
    }))
}
