import type { TenantId } from '../../platform/ids.ts'
import { periodOf, type UsageQuery } from './range.ts'
import type { UsageDeps } from './usage.ts'

/** A file to download. */
export type UsageFile = { name: string; content: string }

const HEADER = ['at', 'consumer', 'kind', 'outcome', 'credits']
const LINE_END = '\r\n'

/** The ledger of a range, hour by hour, for a spreadsheet. */
export async function readUsageCsv(tenantId: TenantId, query: UsageQuery, deps: UsageDeps): Promise<UsageFile> {
  const { usage, gate, clock } = deps
  await gate.flush(tenantId)
  const now = clock.now()
  const { range, starts } = periodOf(query, now)
  const hours = await usage.hours(tenantId, starts[0] ?? now, now)
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

/** Rows as RFC 4180 writes them. A spreadsheet takes no field for a formula. */
export const csvOf = (rows: string[][]): string => rows.map((row) => row.map(fieldOf).join(',') + LINE_END).join('')

function fieldOf(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
