import type { TenantId } from '../../platform/ids.ts'
import { countsByHour } from '../ledger/store.ts'
import type { CreditServices } from '../services.ts'
import { periodOf, type UsageQuery } from './range.ts'

/** A file to download. */
export type UsageFile = { name: string; content: string }

const HEADER = ['at', 'consumer', 'kind', 'outcome', 'credits']
const LINE_END = '\r\n'

/** The ledger of a range, hour by hour, for a spreadsheet. */
export async function readUsageCsv(tenantId: TenantId, query: UsageQuery, deps: CreditServices): Promise<UsageFile> {
  await deps.gate.flush(tenantId)
  const now = deps.clock.now()
  const { range, starts } = periodOf(query, now)
  const hours = await countsByHour(tenantId, { from: starts[0] ?? now, to: now }, deps)
  const rows = hours.map(({ at, consumer, bucket, outcome, credits }) => [
    at.toISOString(),
    consumer,
    bucket,
    outcome,
    String(credits),
  ])
  return {
    name: `tollbridge-credits-${range}-${now.toISOString().slice(0, 10)}.csv`,
    content: csvOf([HEADER, ...rows]),
  }
}

/** Formats rows by RFC 4180. A spreadsheet does not evaluate any field as a formula. */
export const csvOf = (rows: string[][]): string => rows.map((row) => row.map(fieldOf).join(',') + LINE_END).join('')

function fieldOf(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
