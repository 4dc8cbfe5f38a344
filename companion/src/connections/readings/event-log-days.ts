import { createDayTally, type DayReading, type LoggedDay, tallyLog } from '../../credits/index.ts'
import { after, before, DAY_MS } from '../../platform/clock.ts'
import {
  isRefusedBySalesforce,
  listLogFiles,
  type LogFile,
  queryLoggedRequests,
  readLogFile,
  type SalesforceSession,
} from '../../salesforce/index.ts'
import type { ConnectionRow } from '../connection/store.ts'

type Wanted = { row: ConnectionRow; known: LoggedDay[]; now: Date }

/** Longer than an org without a licence keeps its files, and short enough that a first reading costs little. */
const LOOK_BACK = { days: 7 }

/** The start of a day of UTC. */
const startOfDay = (moment: Date): Date => new Date(Math.floor(moment.getTime() / DAY_MS) * DAY_MS)

/** The newest day that is over. */
const yesterdayOf = (now: Date): Date => before(startOfDay(now), { days: 1 })

/** Whether yesterday is to be read: it was not, and the org was connected by then. */
export const isYesterdayUnread = ({ row, known, now }: Wanted): boolean =>
  yesterdayOf(now) >= startOfDay(row.connectedAt) && !known.some(({ day }) => isSame(day, yesterdayOf(now)))

/** Reads the days that have something new: from files, or yesterday as rows where the org gives no files. */
export async function readNewDays(wanted: Wanted, session: SalesforceSession): Promise<DayReading[]> {
  try {
    return await readFiles(wanted, session)
  } catch (fault) {
    if (!isRefusedBySalesforce(fault)) throw fault
    return [await readRows(wanted, session)]
  }
}

async function readFiles({ row, known, now }: Wanted, session: SalesforceSession): Promise<DayReading[]> {
  const earliest = startOfDay(before(now, LOOK_BACK))
  const connected = startOfDay(row.connectedAt)
  const files = await listLogFiles(connected > earliest ? connected : earliest, session)
  const readings: DayReading[] = []
  for (const { day, files: ofDay } of daysToRead(files, known)) {
    const tally = createDayTally(ofDay.length)
    const lines = []
    // Late lines come in small files: those first, because their keys are remembered.
    for (const file of ofDay.toReversed()) lines.push(await readLogFile(file, { userId: row.userId, tally }, session))
    readings.push({
      day,
      files: ofDay.map(({ fileId }) => fileId),
      readAt: now,
      userId: row.userId,
      hours: tallyLog(lines),
      all: tally.result(),
    })
  }
  return readings
}

async function readRows({ row, now }: Wanted, session: SalesforceSession): Promise<DayReading> {
  const day = yesterdayOf(now)
  const rows = await queryLoggedRequests({ from: day, to: after(day, { days: 1 }) }, row.userId, session)
  return { day, files: [], readAt: now, userId: row.userId, hours: tallyLog([rows]) }
}

/**
 * The days that have a file which was not read, each with all its files: a day is read whole. A day of which a file is gone
 * that was read stays as it is.
 */
export function daysToRead(files: LogFile[], known: LoggedDay[]): { day: Date; files: LogFile[] }[] {
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
