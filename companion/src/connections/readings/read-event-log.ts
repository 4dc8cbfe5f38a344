import { Type } from 'typebox'
import { asWork, compareDays, type DayReading, loggedDays, saveReading } from '../../credits/index.ts'
import { raiseNotice, resolveNotices } from '../../notifications/index.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { isRefusedBySalesforce, type SalesforceSession } from '../../salesforce/index.ts'
import { listConnected, type ConnectionRow } from '../connection/store.ts'
import { isLeftAlone } from '../health/health.ts'
import { connectionNotice } from '../notices.ts'
import type { ConnectionServices } from '../services.ts'
import { authorizedConnection, withSession } from '../tokens/session.ts'
import { isYesterdayUnread, readNewDays, type WantedDays } from './event-log-days.ts'

const JOB = 'read-event-log'
/** Salesforce writes the log of a day in the small hours of the next, at no certain time: later attempts make up for it. */
const FOUR_TIMES_A_DAY = '20 4,10,16,22 * * *'

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
  const { connectionId } = row
  if ((await isLeftAlone({ connectionId }, deps)) || (await isLeftAlone({ connectionId, part: 'event-log' }, deps)))
    return
  const known = await loggedDays(row, deps)
  if (!isYesterdayUnread({ row, known, now })) return
  const { tenantId } = row
  try {
    const connection = await authorizedConnection(tenantId, deps)
    const read = () =>
      withSession(
        { connection, consumer: 'status', purpose: 'event-log' },
        (session) => saveNewDays({ row, known, now }, session, deps),
        deps,
      )
    const readings = await asWork({ tenantId, kind: 'read-event-log', by: null }, read, deps)
    await notifyDrift(row, readings, deps)
  } catch (fault) {
    // People were told of a refusal, as the health of the connection notes it.
    if (!isRefusedBySalesforce(fault)) throw fault
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

/** Notifies people of each day that differs. A later day on which both agree again resolves those notices. */
async function notifyDrift(row: ConnectionRow, readings: DayReading[], deps: ConnectionServices): Promise<void> {
  const { days } = await compareDays(row, readings, deps)
  const { tenantId } = row
  for (const { day: moment, ours, salesforce } of days.filter(({ isDrifting }) => isDrifting)) {
    const day = moment.toISOString().slice(0, 10)
    const params = { day, ours, salesforce }
    const about = `ledger-drift ${row.organizationId} ${day}`
    await raiseNotice({ ...connectionNotice('LEDGER_DRIFT', params), tenantId, about, muted: false }, deps)
  }
  if (days[0]?.isDrifting === false) await resolveNotices({ tenantId, codes: ['LEDGER_DRIFT'] }, deps)
}

/** Reads the logs, on one process at a time. */
export async function scheduleEventLogReading(jobs: Jobs, deps: ConnectionServices): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => readEventLogs(deps))
  await jobs.schedule(JOB, FOUR_TIMES_A_DAY)
}
