import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import type { FileTally, LoggedCall, LoggedRequest } from '../../credits/index.ts'
import { type Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import { sameId } from '../oauth/identity.ts'

/** Longer than any line of a log, so that an unclosed quote does not fill the memory. */
const MAX_LINE_BYTES = 128 * 1024
const OPTIONS = {
  bom: true,
  relax_column_count: true,
  // Salesforce writes quotes within a value as they are, now and then.
  relax_quotes: true,
  // A line that cannot be read costs only itself.
  skip_records_with_error: true,
  max_record_size: MAX_LINE_BYTES,
}

/** Other columns, and the order of all, vary with the release. */
const REQUIRED_COLUMNS = ['REQUEST_ID', 'TIMESTAMP_DERIVED', 'USER_ID', 'CLIENT_NAME', 'COUNTS_AGAINST_API_LIMIT']

/** Whose requests to return, and where to count those of all users. */
export type LogReader = { userId: string; tally: Pick<FileTally, 'add'> }

/** The requests of one user in a log file, and how many lines of it could not be understood. */
export type ReadLog = { requests: LoggedRequest[]; skipped: number }

/**
 * Reads a log file as it arrives: returns the requests of one user and counts those of all. A line that cannot be
 * understood is skipped and counted. Returns a refusal for a file that lacks a column, and throws when the connection
 * breaks.
 */
export async function readLogLines(
  body: AsyncIterable<Buffer>,
  { userId, tally }: LogReader,
): Promise<ReadLog | Refusal> {
  const log: ReadLog = { requests: [], skipped: 0 }
  const parser = parse({ ...OPTIONS, on_skip: () => void (log.skipped += 1) })
  try {
    await pipeline(body, parser, async (lines: AsyncIterable<string[]>) => {
      let read: LineReader | undefined
      for await (const line of lines) {
        const call = read?.(line)
        if (call && isDated(call)) {
          if (sameId(call.userId, userId)) log.requests.push(requestOf(call))
          tally.add(call)
        } else if (call) log.skipped += 1
        read ??= readerFor(line)
      }
    })
    return log
  } catch (fault) {
    if (fault instanceof CsvError || fault instanceof UnreadableLog)
      return refusal('SALESFORCE_ANSWER_UNREADABLE', {}, { cause: fault })
    throw fault
  }
}

class UnreadableLog extends Error {
  override readonly name = 'UnreadableLog'
}

const isDated = ({ at }: LoggedRequest): boolean => !Number.isNaN(at.getTime())

const requestOf = ({ key, at, clientName, appName, counts }: LoggedCall): LoggedRequest => ({
  key,
  at,
  clientName,
  appName,
  counts,
})

type LineReader = (line: string[]) => LoggedCall

/** How to read the lines below a line of column names. */
function readerFor(names: string[]): LineReader {
  const places = new Map(names.map((name, place) => [name, place]))
  const missing = REQUIRED_COLUMNS.filter((name) => !places.has(name))
  if (missing.length > 0) throw new UnreadableLog(`a log file has no ${missing.join(', ')}`)
  return (line) => {
    const value = (name: string) => line[places.get(name) ?? -1] ?? ''
    return {
      key: [value('REQUEST_ID'), value('TIMESTAMP_DERIVED'), value('HTTP_METHOD'), value('API_RESOURCE')].join(' '),
      at: new Date(value('TIMESTAMP_DERIVED')),
      userId: value('USER_ID'),
      userName: value('USER_NAME'),
      apiVersion: value('API_VERSION'),
      clientName: value('CLIENT_NAME'),
      appName: value('CONNECTED_APP_NAME') || value('CONNECTED_APP_ID'),
      counts: value('COUNTS_AGAINST_API_LIMIT') === '1' || value('COUNTS_AGAINST_API_LIMIT') === 'true',
    }
  }
}
