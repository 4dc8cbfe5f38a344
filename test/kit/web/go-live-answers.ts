const HOUR = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString()

export const PRODUCTION_ID = '00DHs0000000001MAA'

export const goneLive = { organizationId: PRODUCTION_ID, at: '2026-03-02T09:15:00.000Z' }

type Stand = { state: string; cause?: string; link?: string }

const check = (id: string, { state, cause, link }: Stand, facts: object) => ({
  id,
  state,
  facts,
  cause: cause ?? null,
  link: link ?? null,
  answer: state === 'unknown' ? (cause ?? null) : null,
  continued: null as { by: string; at: string; reason: string } | null,
})

export const findings = [
  { id: 'licence', state: 'ok', detail: 'Salesforce' },
  { id: 'converted-leads', state: 'missing', detail: null },
  { id: 'field-edit', state: 'unknown', object: 'Account', field: 'bizible2__Engagement_Score__c', detail: null },
]

export const goLive = {
  environment: 'sandbox' as 'sandbox' | 'production' | null,
  goneLive: null as typeof goneLive | null,
  hadSandbox: true,
  headline: { state: 'attention', attention: 3, unchecked: 1, continued: 0, warnings: 1 },
  mayConnect: false,
  steps: { deleteSandbox: 'locked', connectProduction: 'locked' },
  checks: [
    check(
      'parity-read',
      { state: 'open', cause: 'report-unread', link: '/settings/parity/report?id=r1' },
      {
        reportId: 'r1',
        madeAt: ago(1),
        readAt: null,
        readBy: null,
        sandboxTakenAt: ago(2),
        productionTakenAt: ago(30),
      },
    ),
    check(
      'blocking-differences',
      { state: 'open', cause: 'differences-open', link: '/settings/parity/report?id=r1' },
      { reportId: 'r1', blocking: 4, accepted: 1, open: 3, notCompared: 0, byObject: [{ object: 'Lead', open: 3 }] },
    ),
    check(
      'user-permissions',
      { state: 'open', cause: 'permissions-missing', link: '/settings/go-live' },
      { checkedAt: ago(3), missing: 1, unknown: 1, findings },
    ),
    check(
      'daily-limit',
      { state: 'warning', cause: 'limit-above-production', link: '/settings/general' },
      { dailyLimit: 250_000, productionLimit: 115_000, source: 'reported', observedAt: ago(4) },
    ),
    check(
      'forecast',
      { state: 'unknown', cause: 'no-sandbox-day', link: '/usage' },
      { days: 0, average: null, highest: null, dailyLimit: 250_000, productionLimit: null, productionUsed: null },
    ),
    check('last-errors', { state: 'done' }, { days: 7, errors: 0, newestAt: null, codes: [] }),
  ],
}

/** What of the checklist is unknown. */
const unknown = (cause: string, link: string) =>
  goLive.checks.map((one) =>
    one.id === 'last-errors' ? one : { ...one, state: 'unknown', cause, link, answer: cause },
  )

const answered = { by: 'Bo Ek', at: ago(3), reason: 'There is no sandbox of this org.' }

/** The checklist in each of its headlines. */
export const headlines = {
  attention: goLive,
  'not-started': {
    ...goLive,
    environment: null,
    hadSandbox: false,
    headline: { state: 'not-started', attention: 0, unchecked: 5, continued: 0, warnings: 0 },
    steps: { deleteSandbox: 'not-applicable', connectProduction: 'locked' },
    checks: unknown('no-sandbox', '/settings/connections'),
  },
  unchecked: {
    ...goLive,
    headline: { state: 'unchecked', attention: 0, unchecked: 5, continued: 0, warnings: 0 },
    checks: unknown('snapshots-off', '/settings/orgs'),
  },
  direct: {
    ...goLive,
    environment: null,
    hadSandbox: false,
    mayConnect: true,
    headline: { state: 'unchecked', attention: 0, unchecked: 5, continued: 5, warnings: 0 },
    steps: { deleteSandbox: 'not-applicable', connectProduction: 'next' },
    checks: unknown('no-sandbox', '/settings/connections').map((one) =>
      one.state === 'unknown' ? { ...one, continued: answered } : one,
    ),
  },
  ready: {
    ...goLive,
    mayConnect: true,
    headline: { state: 'ready', attention: 0, unchecked: 0, continued: 0, warnings: 0 },
    steps: { deleteSandbox: 'next', connectProduction: 'later' },
    checks: goLive.checks.map((one) => ({ ...one, state: 'done', cause: null, link: null, answer: null })),
  },
}
