import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { LoggedRequest } from '../../credits/reconciliation/tally.ts'
import { refusal, Refusal } from '../../platform/refusals/errors.ts'
import { CLIENT_NAME } from '../oauth/client-name.ts'
import { readLogLines } from './event-log-csv.ts'
import type { BodyReader } from '../wire/exchange.ts'
import { sameId } from '../oauth/identity.ts'
import type { Session, SessionDeps } from './session.ts'

/** A file with requests of one day (UTC). A day has more than one when lines came late. */
export type LogFile = { fileId: string; day: Date }

const Id = Type.String({ pattern: '^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$' })
const FileRow = Type.Object({ Id, LogDate: Type.String() })
const TextOrNull = Type.Union([Type.String(), Type.Null()])
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
const Page = Type.Object({ records: Type.Array(Type.Unknown()), nextRecordsUrl: Type.Optional(Type.String()) })

/** The log files since a moment, for one credit. Files of single hours repeat what those of the days tell. */
export async function listLogFiles(since: Date, session: Session, deps: SessionDeps): Promise<LogFile[]> {
  const soql = `SELECT Id, LogDate FROM EventLogFile WHERE EventType = 'ApiTotalUsage' AND Interval != 'Hourly' AND LogDate >= ${since.toISOString()} ORDER BY LogDate, Sequence`
  const rows = await queryAll(soql, session, deps)
  if (!Value.Check(Type.Array(FileRow), rows)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return rows.map(({ Id: fileId, LogDate }) => ({ fileId, day: new Date(LogDate) }))
}

/** The requests of one user in a log file, for one credit. */
export async function readLogFile(
  { fileId }: LogFile,
  userId: string,
  { session, deps }: { session: Session; deps: SessionDeps },
): Promise<LoggedRequest[]> {
  const { instanceUrl, accessToken, tenantId, consumer, purpose } = session
  let outcome: Awaited<ReturnType<typeof readLogLines>> = []
  const onBody: BodyReader = async (body) => {
    outcome = await readLogLines(body, userId)
  }
  const url = `${instanceUrl}/services/data/v${deps.apiVersion}/sobjects/EventLogFile/${fileId}/LogFile`
  const headers = { authorization: `Bearer ${accessToken}`, 'sforce-call-options': `client=${CLIENT_NAME}` }
  await deps.wire({ method: 'GET', url, headers, onBody }, { tenantId, consumer, bucket: 'api', purpose })
  if (outcome instanceof Refusal) throw outcome
  return outcome
}

/** The requests of one user as rows, where there are no files: a credit for each 2,000. */
export async function queryLoggedRequests(
  { from, to }: { from: Date; to: Date },
  userId: string,
  { session, deps }: { session: Session; deps: SessionDeps },
): Promise<LoggedRequest[]> {
  const fields = Object.keys(RequestRow.properties).join(', ')
  // UNSURE whether ids have 15 or 18 characters here. LIKE takes no notice of case, so the rows are looked at once more.
  const ofUser = `UserIdentifier LIKE '${userId.slice(0, 15)}%'`
  const soql = `SELECT ${fields} FROM ApiTotalUsageEventLog WHERE ${ofUser} AND Timestamp >= ${from.toISOString()} AND Timestamp < ${to.toISOString()}`
  const rows = await queryAll(soql, session, deps)
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

async function queryAll(soql: string, session: Session, deps: SessionDeps): Promise<unknown[]> {
  const { openConnection } = await import('./jsforce-connection.ts')
  const connection = openConnection(session, deps)
  const rows: unknown[] = []
  let next: string | undefined = `/query?q=${encodeURIComponent(soql)}`
  while (next !== undefined) {
    const page: unknown = await connection.requestGet(next)
    if (!Value.Check(Page, page)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
    rows.push(...page.records)
    next = page.nextRecordsUrl
  }
  return rows
}
