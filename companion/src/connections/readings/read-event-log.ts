import { Type } from 'typebox'
import {
  compareDays,
  type DayReading,
  findLogRefusal,
  type LoggedDay,
  loggedDays,
  refusedSince,
  saveReading,
} from '../../credits/index.ts'
import { raiseNotice } from '../../notifications/index.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { isRefusedBySalesforce, type SalesforceSession } from '../../salesforce/index.ts'
import { listConnected, type ConnectionRow } from '../connection/store.ts'
import { isLeftAlone } from '../health/health.ts'
import type { ConnectionServices } from '../services.ts'
import { authorizedConnection, withSession } from '../tokens/session.ts'
import { isYesterdayUnread, readNewDays, type WantedDays } from './event-log-days.ts'

const JOB = 'read-event-log'
/** Salesforce writes the log of a day in the small hours of the next, at no certain time: later attempts make up for it. */
const FOUR_TIMES_A_DAY = '20 4,10,16,22 * * *'
const SECOND_ATTEMPT_HOUR = 10

/** Reads what Salesforce logged of the day before in every connected org, and compares it with the ledger. */
async function readEventLogs(deps: ConnectionServices): Promise<void> {
  for (const row of await listConnected(deps)) {
    try {
      await readEventLog(row, deps)
    } catch (err) {
      // One failing org must not block the rest.
      deps.log.warn({ err, connectionId: row.connectionId }, 'the event log of an org could not be read')
    }
  }
}

async function readEventLog(row: ConnectionRow, deps: ConnectionServices): Promise<void> {
  const now = deps.clock.now()
  if (await isLeftAlone(row, deps)) return
  const known = await loggedDays(row, deps)
  if (!isYesterdayUnread({ row, known, now }) || (await waitsForTomorrow(row, known, deps))) return
  const { tenantId } = row
  try {
    const readings = await withSession(
      { connection: await authorizedConnection(tenantId, deps), consumer: 'status', purpose: 'event-log' },
      (session) => saveNewDays({ row, known, now }, session, deps),
      deps,
    )
    await notifyDrift(row, readings, deps)
  } catch (fault) {
    if (!isRefusedBySalesforce(fault)) throw fault
    await notifyRefusal(fault, { row, known }, deps)
  }
}

/** Saves each day as it is read, so that a later one that fails costs only itself. */
async function saveNewDays(
  wanted: WantedDays & { row: ConnectionRow },
  session: SalesforceSession,
  deps: ConnectionServices,
): Promise<DayReading[]> {
  const { tenantId, organizationId, connectionId } = wanted.row
  const readings: DayReading[] = []
  for await (const { reading, skipped } of readNewDays(wanted, session)) {
    await saveReading({ tenantId, organizationId }, reading, deps)
    readings.push(reading)
    if (skipped > 0)
      deps.log.warn({ connectionId, day: reading.day, skipped }, 'lines of an event log could not be understood')
  }
  return readings
}

/** Whether the next attempt is due tomorrow: an org that refuses its log is asked once a day. */
async function waitsForTomorrow(row: ConnectionRow, known: LoggedDay[], deps: ConnectionServices): Promise<boolean> {
  if (deps.clock.now().getUTCHours() < SECOND_ATTEMPT_HOUR) return false
  return (await findLogRefusal(row, known, deps)) !== undefined
}

async function notifyDrift(row: ConnectionRow, readings: DayReading[], deps: ConnectionServices): Promise<void> {
  const { days } = await compareDays(row, readings, deps)
  for (const { day: moment, ours, salesforce } of days.filter(({ isDrifting }) => isDrifting)) {
    const day = moment.toISOString().slice(0, 10)
    const params = { day, ours, salesforce }
    const about = `ledger-drift ${row.organizationId} ${day}`
    await raiseNotice(
      { tenantId: row.tenantId, code: 'LEDGER_DRIFT', params, severity: 'warning', about, muted: false },
      deps,
    )
  }
}

type Refused = { row: ConnectionRow; known: LoggedDay[] }

async function notifyRefusal(refused: Refusal, { row, known }: Refused, deps: ConnectionServices): Promise<void> {
  const params = { salesforceCode: String(refused.params.salesforceCode) }
  const about = refusedSince(row, known)
  await raiseNotice(
    { tenantId: row.tenantId, code: 'EVENT_LOG_REFUSED', params, severity: 'warning', about, muted: false },
    deps,
  )
}

/** Reads the logs, on one process at a time. */
export async function scheduleEventLogReading(jobs: Jobs, deps: ConnectionServices): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => readEventLogs(deps))
  await jobs.schedule(JOB, FOUR_TIMES_A_DAY)
}
