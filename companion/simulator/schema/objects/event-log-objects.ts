import { checkbox, datetime, decimal, integer, longText, READ_ONLY, restricted, systemFields, text } from '../fields.ts'
import { object } from '../object.ts'

const readOnly = { readOnly: true }
const justTheId = () => systemFields().slice(0, 1)

/** The files of the event log. Their contents have their own resource. */
export const eventLogFile = object('EventLogFile', ['0AT', [
  ...systemFields(),
  restricted('EventType', ['ApiTotalUsage']),
  datetime('LogDate', READ_ONLY),
  restricted('Interval', ['Hourly', 'Daily']),
  integer('Sequence', READ_ONLY),
  decimal('ApiVersion', [18, 1], READ_ONLY),
  decimal('LogFileLength', [18, 0], READ_ONLY),
  text('LogFileContentType', 120, READ_ONLY),
  longText('LogFileFieldNames', 32_000, READ_ONLY),
  longText('LogFileFieldTypes', 32_000, READ_ONLY),
]], readOnly) // prettier-ignore

/** The event log, one row per call. UNSURE: the prefix of its ids. */
export const apiTotalUsageEventLog = object('ApiTotalUsageEventLog', ['1pE', [
  ...justTheId(),
  datetime('Timestamp', READ_ONLY),
  text('RequestIdentifier', 64, READ_ONLY),
  text('UserIdentifier', 18, READ_ONLY),
  text('ApiFamily', 40, READ_ONLY),
  text('ApiResource', 255, READ_ONLY),
  text('ClientIp', 64, READ_ONLY),
  text('ClientName', 255, READ_ONLY),
  text('ConnectedAppIdentifier', 18, READ_ONLY),
  text('HttpMethod', 16, READ_ONLY),
  checkbox('IsApiLimitCounted', READ_ONLY),
  text('ObjectName', 255, READ_ONLY),
  integer('StatusCode', READ_ONLY),
]], readOnly) // prettier-ignore
