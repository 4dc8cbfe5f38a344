import type { Org } from '../../org/org.ts'
import { kindOf } from '../environment-kind.ts'
import { readMarketoSpend } from './marketo-spend.ts'
import { readTrend } from './usage-trend.ts'

/** `TollbridgeOverviewController.read`: the answer of the package's Apex in this org. */
export async function readOverview(org: Org) {
  const [organization] = org.tables.rows('Organization')
  return {
    usage: { used: org.window.used(), allowed: org.state.allowance.max },
    environment: {
      kind: organization && kindOf(organization),
      name: org.state.name,
      organizationId: org.state.organizationId,
    },
    marketo: await readMarketoSpend(org),
    trend: readTrend(org),
    readAt: new Date(org.clock.now()).toISOString(),
  }
}
