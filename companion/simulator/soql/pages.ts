import { apiError } from '../http/api-error.ts'
import { recordId } from '../org/ids.ts'

export type QueryPage = { totalSize: number; done: boolean; records: unknown[]; nextRecordsUrl?: string }
type Cursor = { records: unknown[]; size: number }

const MOST_CURSORS = 10
const DEFAULT_SIZE = 2000
const SMALLEST_SIZE = 200

/** Results too long for one answer, stored until the caller has fetched their pages. */
export function cursors() {
  const open = new Map<string, Cursor>()
  let made = 0

  function pageOf(locator: string, from: number): QueryPage {
    const cursor = open.get(locator)
    if (!cursor || from >= cursor.records.length) throw apiError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator')
    const until = from + cursor.size
    const done = until >= cursor.records.length
    return {
      totalSize: cursor.records.length,
      done,
      ...(!done && { nextRecordsUrl: `${locator}-${until}` }),
      records: cursor.records.slice(from, until),
    }
  }

  return {
    /** The first page of a result, with a cursor for the rest when there is one. */
    firstPage(records: unknown[], totalSize: number, size: number): QueryPage {
      if (records.length <= size) return { totalSize, done: true, records }
      const locator = recordId('01g', ++made)
      open.set(locator, { records, size })
      if (open.size > MOST_CURSORS) open.delete([...open.keys()][0] ?? '')
      return pageOf(locator, 0)
    },
    /** A later page, by the last part of its address. */
    nextPage(address: string): QueryPage {
      const [locator = '', from = 'NaN'] = address.split('-')
      return pageOf(locator, Number(from))
    },
  }
}

export type Cursors = ReturnType<typeof cursors>

/** The page size of `Sforce-Query-Options: batchSize=n`, within 200 and 2,000. */
export function pageSize(header: string | undefined): number {
  const asked = Number(/batchSize\s*=\s*(\d+)/i.exec(header ?? '')?.[1] ?? DEFAULT_SIZE)
  return Math.min(DEFAULT_SIZE, Math.max(SMALLEST_SIZE, asked))
}
