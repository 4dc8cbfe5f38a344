import { createDayTally, type DayReading, type LoggedDay, tallyLog } from '../../credits/index.ts'
import { after, before, startOfDay } from '../../platform/clock.ts'
import {
  isRefusedBySalesforce,
  listLogFiles,
  type LogFile,
  queryLoggedRequests,
  readLogFile,
  type SalesforceSession,
} from '../../salesforce/index.ts'
import type { ConnectionRow } from '../connection/store.ts'

/** Whose log is read when, and which days were read before. */
export type WantedDays = { row: Pick<ConnectionRow, 'connectedAt' | 'userId'>; known: LoggedDay[]; now: Date }

/** Longer than an org without a licence keeps its files, and short enough that a first reading costs little. */
const LOOK_BACK = { days: 7 }

/** The newest day that is over. */
const yesterdayOf = (now: Date): Date => before(startOfDay(now), { days: 1 })

/** Whether yesterday is to be read: it was not, and the org was connected by then. */
export const isYesterdayUnread = ({ row, known, now }: WantedDays): boolean =>
  yesterdayOf(now) >= startOfDay(row.connectedAt) && !known.some(({ day }) => isSame(day, yesterdayOf(now)))

/** A day as it was read, and how many lines of its files could not be understood. */
export type ReadDay = { reading: DayReading; skipped: number }

/**
 * Reads the days that have something new, one after the other, so that what was read can be saved before the next fails:
 * from files, or yesterday as rows where the org gives no files. A day of which a file is gone by now is left out.
 */
export async function* readNewDays(wanted: WantedDays, session: SalesforceSession): AsyncGenerator<ReadDay> {
  const files = await filesOf(wanted, session)
  if (!files) {
    yield { reading: await readRows(wanted, session), skipped: 0 }
    return
  }
  for (const day of daysToRead(files, wanted.known)) {
    const read = await readDay(day, wanted, session)
    if (read) yield read
  }
}

/** The log files that may be new. Undefined where the org gives none. */
async function filesOf({ row, now }: WantedDays, session: SalesforceSession): Promise<LogFile[] | undefined> {
  const earliest = startOfDay(before(now, LOOK_BACK))
  const connected = startOfDay(row.connectedAt)
  try {
    return await listLogFiles(connected > earliest ? connected : earliest, session)
  } catch (fault) {
    if (!isRefusedBySalesforce(fault)) throw fault
    return undefined
  }
}

type DayFiles = { day: Date; files: LogFile[] }

async function readDay(
  { day, files }: DayFiles,
  { row: { userId }, now: readAt }: WantedDays,
  session: SalesforceSession,
): Promise<ReadDay | undefined> {
  const tally = createDayTally(files.length)
  const logs = []
  try {
    // Late lines come in small files: those first, because their keys are remembered.
    for (const file of files.toReversed()) logs.push(await readLogFile(file, { userId, tally }, session))
  } catch (fault) {
    if (isRefusedBySalesforce(fault) && fault.params.salesforceCode === 'NOT_FOUND') return undefined
    throw fault
  }
  const hours = tallyLog(logs.map(({ requests }) => requests))
  const names = files.map(({ fileId }) => fileId)
  return {
    reading: { day, files: names, readAt, userId, hours, all: tally.result() },
    skipped: logs.reduce((sum, log) => sum + log.skipped, 0),
  }
}

async function readRows({ row, now }: WantedDays, session: SalesforceSession): Promise<DayReading> {
  const day = yesterdayOf(now)
  const rows = await queryLoggedRequests({ from: day, to: after(day, { days: 1 }) }, row.userId, session)
  return { day, files: [], readAt: now, userId: row.userId, hours: tallyLog([rows]) }
}

/**
 * The days that have a file which was not read, each with all its files: a day is read whole. A day of which a file is gone
 * that was read stays as it is.
 */
export function daysToRead(files: LogFile[], known: LoggedDay[]): DayFiles[] {
  const days = Map.groupBy(files, ({ day }) => startOfDay(day).getTime())
  return [...days]
    .map(([day, ofDay]) => ({ day: new Date(day), files: ofDay }))
    .filter(({ day, files: ofDay }) => {
      const read = known.find((one) => isSame(one.day, day))?.files ?? []
      const listed = ofDay.map(({ fileId }) => fileId)
      return listed.some((file) => !read.includes(file)) && read.every((file) => listed.includes(file))
    })
}

const isSame = (one: Date, other: Date): boolean => one.getTime() === other.getTime()
