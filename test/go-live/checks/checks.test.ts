import { describe, expect, it } from 'vitest'
import { NO_REPORT } from '../../../companion/src/parity/report/accepted-store.ts'
import type { Difference } from '../../../companion/src/parity/compare/difference.ts'
import { decideChecks, type GoLiveCheck, type GoLiveFacts } from '../../../companion/src/go-live/checks/checks.ts'
import type { ProductionAllowance } from '../../../companion/src/go-live/checks/credits.ts'
import { blockersOf } from '../../../companion/src/go-live/gate.ts'
import type { ReportFacts } from '../../../companion/src/go-live/report.ts'
import { CHECK_STATES, REMEDIES } from '../../../companion/src/go-live/checks/check.ts'
import { PERMISSIONS, type Finding } from '../../../companion/src/go-live/rights/findings.ts'
import type { OrganizationId } from '../../../companion/src/platform/ids.ts'
import type { ParityReportId } from '../../../companion/src/parity/ids.ts'
import { labelsOf } from '../../../companion/src/platform/labels/labels.ts'

const NOW = new Date('2026-03-10T12:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

const seen = (environment: string, content = 'as it was') => ({
  organizationId: `00D${environment}` as OrganizationId,
  takenAt: daysAgo(3),
  content,
})

const difference = (id: string, object: Difference['object']): Difference => ({
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

const report: ReportFacts = {
  reportId: '7d444840-9dc0-41d1-b245-5ffdce74fad2' as ParityReportId,
  madeAt: daysAgo(2),
  readAt: daysAgo(1),
  readBy: 'Ada Admin',
  sandbox: seen('sandbox'),
  production: seen('production'),
  blocking: [],
  notCompared: 0,
}

const reported: ProductionAllowance = { used: 40_000, limit: 200_000, observedAt: daysAgo(1), source: 'reported' }
const ok: Finding = { id: 'licence', state: 'ok', detail: 'Salesforce' }

const inOrder: GoLiveFacts = {
  now: NOW,
  report,
  newest: { sandbox: seen('sandbox'), production: seen('production') },
  accepted: new Set(),
  hadSandbox: true,
  dailyLimit: 100_000,
  production: reported,
  sandboxDays: [1_200, 900, 1_000],
  permissions: { checkedAt: daysAgo(1), findings: [ok] },
  errors: [],
}

function check(id: GoLiveCheck['id'], facts: Partial<GoLiveFacts> = {}) {
  const found = decideChecks({ ...inOrder, ...facts }).find((one) => one.id === id)
  return found ?? expect.fail(id)
}

describe('the checklist', () => {
  it('is done when every fact is in order', () => {
    expect(decideChecks(inOrder).map(({ id, state, remedy }) => [id, state, remedy])).toEqual([
      ['parity-read', 'done', null],
      ['blocking-differences', 'done', null],
      ['user-permissions', 'done', null],
      ['daily-limit', 'done', null],
      ['forecast', 'done', null],
      ['last-errors', 'done', null],
    ])
  })

  it('has words for every state, remedy and permission', () => {
    const labels = labelsOf('en')
    const ids = decideChecks(inOrder).flatMap(({ id }) =>
      ['title', ...CHECK_STATES].map((part) => `check.${id}.${part}`),
    )
    const remedies = REMEDIES.map((remedy) => `remedy.${remedy}`)
    const permissions = PERMISSIONS.flatMap((id) => [`permission.${id}.title`, `permission.${id}.remedy`])
    expect([...ids, ...remedies, ...permissions].filter((id) => labels[`golive.${id}`] === undefined)).toEqual([])
  })
})

describe('the parity report', () => {
  it('must be read, and shows who read it', () => {
    expect(check('parity-read')).toMatchObject({
      facts: { readBy: 'Ada Admin', readAt: new Date('2026-03-09T12:00:00.000Z') },
    })
    expect(check('parity-read', { report: { ...report, readAt: null, readBy: null } })).toMatchObject({
      state: 'open',
      remedy: 'read-report',
    })
  })

  it.each(['sandbox', 'production'] as const)('must match the present state of the %s', (environment) => {
    const newest = { ...inOrder.newest, [environment]: seen(environment, 'as it became') }
    expect(check('parity-read', { newest })).toMatchObject({ state: 'open', remedy: 'make-report-again' })
  })

  it('must be of the connected sandbox, not of a former one', () => {
    const newest = { ...inOrder.newest, sandbox: { ...seen('sandbox'), organizationId: '00Dother' as OrganizationId } }
    expect(check('parity-read', { newest })).toMatchObject({ state: 'open', remedy: 'make-report-again' })
  })

  it('stays valid when a later reading of an org is the same', () => {
    const newest = { ...inOrder.newest, sandbox: { ...seen('sandbox'), takenAt: NOW } }
    expect(check('parity-read', { newest })).toMatchObject({
      state: 'done',
      facts: { sandboxTakenAt: new Date('2026-03-10T12:00:00.000Z') },
    })
  })

  it('is missing until both orgs are read and compared', () => {
    expect(check('parity-read', { report: null })).toMatchObject({ state: 'open', remedy: 'make-report' })
    expect(
      check('parity-read', { report: null, newest: { sandbox: seen('sandbox'), production: null } }),
    ).toMatchObject({ state: 'open', remedy: 'take-fingerprints' })
  })

  it('may be missing when an admin accepts that, or when no sandbox was connected', () => {
    const accepted = new Set([NO_REPORT])
    expect(check('parity-read', { report: null, accepted })).toMatchObject({ state: 'warning' })
    expect(check('parity-read', { report: null, hadSandbox: false })).toMatchObject({ state: 'unknown', remedy: null })
  })
})

describe('blocking differences', () => {
  const blocking = [difference('a', 'Lead'), difference('b', 'Lead'), difference('c', 'Case')]
  const withThree = { report: { ...report, blocking } }

  it('are open until an admin accepts each', () => {
    expect(
      check('blocking-differences', { ...withThree, accepted: new Set(['a', 'of another report']) }),
    ).toMatchObject({
      state: 'open',
      remedy: 'resolve-differences',
      facts: {
        blocking: 3,
        accepted: 1,
        open: 2,
        byObject: [
          { object: 'Lead', open: 1 },
          { object: 'Case', open: 1 },
        ],
      },
    })
    expect(check('blocking-differences', { ...withThree, accepted: new Set(['a', 'b', 'c']) })).toMatchObject({
      state: 'done',
      facts: { blocking: 3, accepted: 3, open: 0, byObject: [] },
    })
  })

  it('are unknown without a report, and partly unknown when a part of an org was not read', () => {
    expect(check('blocking-differences', { report: null })).toMatchObject({ state: 'unknown', remedy: 'make-report' })
    expect(check('blocking-differences', { report: { ...report, notCompared: 2 } })).toMatchObject({
      state: 'warning',
      remedy: 'let-orgs-be-read',
      facts: { notCompared: 2 },
    })
  })

  it.each([
    ['nothing was ever tested in a sandbox', { report: null, hadSandbox: false }, undefined],
    ['without a report', { report: null }, { open: 0 }],
    ['an admin accepts the missing report', { report: null, accepted: new Set([NO_REPORT]) }, undefined],
    ['nothing blocks', {}, undefined],
    ['three differences block', withThree, { open: 3 }],
    ['three block, and an admin accepts one', { ...withThree, accepted: new Set(['b']) }, { open: 2 }],
    [
      'three block, and an admin accepts a missing report',
      { ...withThree, accepted: new Set([NO_REPORT]) },
      { open: 3 },
    ],
    ['an admin accepts all', { ...withThree, accepted: new Set(['a', 'b', 'c']) }, undefined],
  ])('S3 block production: %s', (_, facts, obstacle) => {
    expect(blockersOf({ ...inOrder, ...facts })).toEqual(obstacle)
  })
})

describe('the permissions of the integration user', () => {
  const found = (...states: Finding['state'][]) => ({
    permissions: { checkedAt: daysAgo(1), findings: states.map((state) => ({ ...ok, state })) },
  })

  it.each([
    ['never read', { permissions: null }, { state: 'unknown', remedy: 'read-permissions' }],
    ['one missing', found('ok', 'missing', 'unknown'), { state: 'open', remedy: 'grant-permissions' }],
    ['one unknown', found('ok', 'unknown'), { state: 'warning', remedy: 'let-permissions-be-read' }],
    [
      'read eight days ago',
      { permissions: { checkedAt: daysAgo(8), findings: [ok] } },
      { state: 'warning', remedy: 'read-permissions-again' },
    ],
  ])('%s', (_, facts, verdict) => {
    expect(check('user-permissions', facts)).toMatchObject(verdict)
  })

  it('are counted', () => {
    expect(check('user-permissions', found('missing', 'missing', 'unknown', 'ok'))).toMatchObject({
      facts: { missing: 2, unknown: 1, checkedAt: new Date('2026-03-09T12:00:00.000Z') },
    })
  })
})

describe('credits', () => {
  it.each([
    ['is unknown while production says nothing', { production: null }, { state: 'unknown', remedy: 'pair-production' }],
    ['fits when it is what production has', { dailyLimit: 200_000 }, { state: 'done', remedy: null }],
    ['protects no org that has less', { dailyLimit: 200_001 }, { state: 'warning', remedy: 'mind-allowance' }],
  ])('the daily limit %s', (_, facts, verdict) => {
    expect(check('daily-limit', facts)).toMatchObject(verdict)
  })

  it.each([
    ['without a whole day', { sandboxDays: [] }, { state: 'unknown', remedy: 'test-a-day' }],
    ['without a word of production', { production: null }, { state: 'unknown', remedy: 'pair-production' }],
    [
      'above the daily limit, whatever production has',
      { sandboxDays: [5, 100_001], production: null },
      { state: 'warning', remedy: 'raise-limit' },
    ],
    ['just what production has left', { sandboxDays: [160_000], dailyLimit: 200_000 }, { state: 'done', remedy: null }],
    [
      'more than production has left',
      { sandboxDays: [160_001], dailyLimit: 200_000 },
      { state: 'warning', remedy: 'make-room-in-production' },
    ],
    ['no credit at all on a day', { sandboxDays: [0] }, { state: 'done', remedy: null }],
  ])('the forecast, %s', (_, facts, verdict) => {
    expect(check('forecast', facts)).toMatchObject(verdict)
  })

  it('are estimated from the days in the sandbox: average and maximum', () => {
    expect(check('forecast')).toMatchObject({
      facts: {
        days: 3,
        average: 1_033,
        highest: 1_200,
        dailyLimit: 100_000,
        productionLimit: 200_000,
        productionUsed: 40_000,
      },
    })
    expect(check('forecast', { sandboxDays: [] })).toMatchObject({ facts: { days: 0, average: null, highest: null } })
  })
})

describe('errors of the last days', () => {
  it('are a warning, with their number, their kinds and the newest', () => {
    const errors = [
      { code: 'AUTHORIZATION_REQUIRED', count: 2, newestAt: daysAgo(3) },
      { code: 'TOKEN_NOT_REVOKED', count: 1, newestAt: daysAgo(1) },
    ]
    expect(check('last-errors', { errors })).toMatchObject({
      state: 'warning',
      remedy: 'see-notifications',
      facts: {
        days: 7,
        errors: 3,
        newestAt: new Date('2026-03-09T12:00:00.000Z'),
        codes: [
          { code: 'AUTHORIZATION_REQUIRED', count: 2 },
          { code: 'TOKEN_NOT_REVOKED', count: 1 },
        ],
      },
    })
    expect(check('last-errors')).toMatchObject({ facts: { errors: 0, newestAt: null, codes: [] } })
  })
})
