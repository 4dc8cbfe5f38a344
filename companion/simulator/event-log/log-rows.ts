import { recordId } from '../org/ids.ts'
import { salesforceTime } from '../records/dates.ts'
import type { Row } from '../records/row.ts'
import type { EventLog } from './event-log.ts'

/** The log files as rows of EventLogFile. Values that need the whole file are computed on request. */
export function fileRows(log: EventLog): Row[] {
  const columns = log.columns()
  return log.files().map((file) => ({
    Id: file.id,
    CreatedDate: salesforceTime(file.createdAt),
    LastModifiedDate: salesforceTime(file.createdAt),
    SystemModstamp: salesforceTime(file.createdAt),
    EventType: 'ApiTotalUsage',
    LogDate: salesforceTime(file.logDate),
    Interval: file.interval,
    Sequence: file.sequence,
    ApiVersion: 67,
    LogFileContentType: 'text/csv',
    LogFileFieldNames: columns.map(({ name }) => name).join(','),
    LogFileFieldTypes: columns.map(({ type }) => type).join(','),
    get LogFileLength() {
      return Buffer.byteLength(log.csv(file))
    },
  }))
}

/** Every logged call as a row of ApiTotalUsageEventLog. UNSURE: the prefix of its ids. */
export function callRows(log: EventLog): Row[] {
  return log.calls().map((call, index) => ({
    Id: recordId('1pE', index + 1),
    Timestamp: salesforceTime(call.at),
    RequestIdentifier: call.requestId,
    UserIdentifier: call.userId,
    ApiFamily: call.family,
    ApiResource: call.resource,
    ClientIp: call.clientIp,
    ClientName: call.clientName || null,
    ConnectedAppIdentifier: call.appId || null,
    HttpMethod: call.method,
    IsApiLimitCounted: call.counts,
    ObjectName: call.entity || null,
    StatusCode: call.status,
  }))
}
