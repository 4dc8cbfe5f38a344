import { connectionHealthTable } from './connection-health.ts'
import { goLiveTable } from './go-live.ts'
import type { HeadlineTable } from './headline.ts'
import { pairedOrgTable } from './orgs.ts'
import { parityReportTable } from './parity.ts'
import { invitationTable } from './people.ts'
import { reconciliationTable } from './reconciliation.ts'
import { packageSpendTables, spendTables } from './spend.ts'

/** Every headline of every page. `docs/headline-states.md` is made of it. */
export const headlineTables: HeadlineTable<string>[] = [
  connectionHealthTable,
  ...spendTables,
  ...packageSpendTables,
  reconciliationTable,
  goLiveTable,
  parityReportTable,
  pairedOrgTable,
  invitationTable,
]
