import type { GoLiveFacts } from '../../../companion/src/go-live/checks/checks.ts'
import type { ProductionAllowance } from '../../../companion/src/go-live/checks/credits.ts'
import type { ReportFacts } from '../../../companion/src/go-live/report.ts'
import type { Finding } from '../../../companion/src/go-live/rights/findings.ts'
import type { Difference } from '../../../companion/src/parity/compare/difference.ts'
import type { ParityReportId } from '../../../companion/src/parity/ids.ts'
import type { OrganizationId } from '../../../companion/src/platform/ids.ts'

export const NOW = new Date('2026-03-10T12:00:00Z')
export const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

export const seen = (environment: string, content = 'as it was') => ({
  organizationId: `00D${environment}` as OrganizationId,
  takenAt: daysAgo(3),
  content,
})

export const difference = (id: string, object: Difference['object']): Difference => ({
  id,
  object,
  kind: 'field-missing-in-sandbox',
  severity: 'blocking',
  name: 'Region__c',
  sandbox: null,
  production: 'string(80)',
  remedy: 'field-missing-in-sandbox',
  visibility: 'seen',
})

export const report: ReportFacts = {
  reportId: '7d444840-9dc0-41d1-b245-5ffdce74fad2' as ParityReportId,
  madeAt: daysAgo(2),
  readAt: daysAgo(1),
  readBy: 'Ada Admin',
  sandbox: seen('sandbox'),
  production: seen('production'),
  blocking: [],
  notCompared: [],
}

export const reported: ProductionAllowance = {
  used: 40_000,
  limit: 200_000,
  observedAt: daysAgo(1),
  source: 'reported',
}
export const ok: Finding = { id: 'licence', state: 'ok', detail: 'Salesforce' }

export const inOrder: GoLiveFacts = {
  now: NOW,
  report,
  newest: { sandbox: seen('sandbox'), production: seen('production') },
  isConnected: true,
  isProductionPaired: true,
  accepted: new Map(),
  hadSandbox: true,
  dailyLimit: 100_000,
  production: reported,
  sandboxDays: [1_200, 900, 1_000],
  permissions: { checkedAt: daysAgo(1), findings: [ok] },
  errors: [],
}

export const accepting = (...names: string[]) =>
  new Map(names.map((name) => [name, { by: 'Ada Admin', at: NOW, reason: 'Compared by hand.' }]))
