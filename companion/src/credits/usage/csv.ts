import { csvOf, type CsvFile } from '../../platform/csv.ts'
import type { TenantId } from '../../platform/ids.ts'
import { countsByHour } from '../ledger/store.ts'
import type { CreditServices } from '../services.ts'
import { periodOf, type UsageQuery } from './range.ts'

const HEADER = ['at', 'consumer', 'kind', 'outcome', 'credits']

/** The ledger of a range, hour by hour, for a spreadsheet. */
export async function readUsageCsv(tenantId: TenantId, query: UsageQuery, deps: CreditServices): Promise<CsvFile> {
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
