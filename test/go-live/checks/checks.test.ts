import { describe, expect, it } from 'vitest'
import { CAUSE_NAMES, CHECK_STATES } from '../../../companion/src/go-live/checks/causes.ts'
import { decideChecks, type GoLiveCheck, type GoLiveFacts } from '../../../companion/src/go-live/checks/checks.ts'
import { answeredChecks } from '../../../companion/src/go-live/headline.ts'
import { PERMISSIONS, type Finding } from '../../../companion/src/go-live/rights/findings.ts'
import { NO_REPORT } from '../../../companion/src/parity/report/accepted-store.ts'
import type { OrganizationId } from '../../../companion/src/platform/ids.ts'
import { labelsOf } from '../../../companion/src/platform/labels/labels.ts'
import { accepting, daysAgo, difference, inOrder, NOW, ok, report, reported, seen } from '../../kit/go-live/facts.ts'

function check(id: GoLiveCheck['id'], facts: Partial<GoLiveFacts> = {}) {
  const found = decideChecks({ ...inOrder, ...facts }).find((one) => one.id === id)
  return found ?? expect.fail(id)
}

describe('the checklist', () => {
  it('is done when every fact is in order', () => {
    expect(decideChecks(inOrder).map(({ id, state, cause }) => [id, state, cause])).toEqual([
      ['parity-read', 'done', null],
      ['blocking-differences', 'done', null],
      ['user-permissions', 'done', null],
      ['daily-limit', 'done', null],
      ['forecast', 'done', null],
      ['last-errors', 'done', null],
    ])
  })

  it('UX-A4 has words for every state, permission, and remedy of a cause', () => {
    const labels = labelsOf('en')
    const ids = decideChecks(inOrder).flatMap(({ id }) =>
      ['title', ...CHECK_STATES].map((part) => `check.${id}.${part}`),
    )
    const remedies = CAUSE_NAMES.map((cause) => `remedy.${cause}`)
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
      cause: 'report-unread',
    })
  })

  it.each(['sandbox', 'production'] as const)('must match the present state of the %s', (environment) => {
    const newest = { ...inOrder.newest, [environment]: seen(environment, 'as it became') }
    expect(check('parity-read', { newest })).toMatchObject({ state: 'open', cause: 'report-outdated' })
  })

  it('must be of the connected sandbox, not of a former one', () => {
    const newest = { ...inOrder.newest, sandbox: { ...seen('sandbox'), organizationId: '00Dother' as OrganizationId } }
    expect(check('parity-read', { newest })).toMatchObject({ state: 'open', cause: 'report-outdated' })
  })

  it('stays valid when a later reading of an org is the same', () => {
    const newest = { ...inOrder.newest, sandbox: { ...seen('sandbox'), takenAt: NOW } }
    expect(check('parity-read', { newest })).toMatchObject({
      state: 'done',
      facts: { sandboxTakenAt: new Date('2026-03-10T12:00:00.000Z') },
    })
  })

  it('is missing until both orgs are read and compared', () => {
    const without = (sandbox: boolean, production: boolean) =>
      check('parity-read', {
        report: null,
        newest: { sandbox: sandbox ? seen('sandbox') : null, production: production ? seen('production') : null },
      })
    expect(without(true, true)).toMatchObject({ state: 'unknown', cause: 'not-compared', answer: 'no-report' })
    expect(without(true, false)).toMatchObject({ cause: 'production-not-sent', answer: 'no-report' })
    expect(without(false, false)).toMatchObject({ cause: 'sandbox-not-read', answer: 'no-report' })
  })

  it('UX-A1 stays unknown when an admin continues without it, or no sandbox was connected', () => {
    const facts = { ...inOrder, report: null, accepted: accepting(NO_REPORT) }
    expect(answeredChecks(facts)[0]).toMatchObject({ state: 'unknown', continued: { by: 'Ada Admin' } })
    expect(check('parity-read', { report: null, hadSandbox: false })).toMatchObject({
      state: 'unknown',
      cause: 'no-sandbox',
    })
  })
})

describe('blocking differences', () => {
  const blocking = [difference('a', 'Lead'), difference('b', 'Lead'), difference('c', 'Case')]
  const withThree = { report: { ...report, blocking } }

  it('are open until an admin accepts each', () => {
    expect(
      check('blocking-differences', { ...withThree, accepted: accepting('a', 'of another report') }),
    ).toMatchObject({
      state: 'open',
      cause: 'differences-open',
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
    expect(check('blocking-differences', { ...withThree, accepted: accepting('a', 'b', 'c') })).toMatchObject({
      state: 'done',
      facts: { blocking: 3, accepted: 3, open: 0, byObject: [] },
    })
  })

  it('are unknown without a report, and when a part of an org was not read', () => {
    expect(check('blocking-differences', { report: null })).toMatchObject({ state: 'unknown', cause: 'not-compared' })
    const flows = { ...report, notCompared: ['sandbox:flows', 'production:rules'] }
    expect(check('blocking-differences', { report: flows })).toMatchObject({
      state: 'unknown',
      cause: 'parts-hidden',
      facts: { notCompared: 2 },
    })
    expect(check('blocking-differences', { report: { ...report, notCompared: ['production:rules'] } })).toMatchObject({
      state: 'unknown',
      cause: 'rules-of-production',
    })
  })

  it('UX-A1 need a new answer when another part could not be read', () => {
    const answerFor = (...notCompared: string[]) =>
      check('blocking-differences', { report: { ...report, notCompared } }).answer
    expect(answerFor('sandbox:flows')).toMatch(/^parts-hidden:/)
    expect(answerFor('sandbox:flows')).not.toBe(answerFor('sandbox:triggers'))
  })
})

describe('the permissions of the integration user', () => {
  const found = (...states: Finding['state'][]) => ({
    permissions: { checkedAt: daysAgo(1), findings: states.map((state) => ({ ...ok, state })) },
  })

  it.each([
    ['never read', { permissions: null }, { state: 'unknown', cause: 'permissions-unread' }],
    ['one missing', found('ok', 'missing', 'unknown'), { state: 'open', cause: 'permissions-missing' }],
    ['one unknown', found('ok', 'unknown'), { state: 'unknown', cause: 'permissions-hidden' }],
    [
      'read eight days ago',
      { permissions: { checkedAt: daysAgo(8), findings: [ok] } },
      { state: 'unknown', cause: 'permissions-old' },
    ],
    [
      'missing in a sandbox that is gone',
      { ...found('missing'), isConnected: false },
      { state: 'unknown', cause: 'nothing-connected' },
    ],
    ['in order in a sandbox that is gone', { ...found('ok'), isConnected: false }, { state: 'done', cause: null }],
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
    [
      'is unknown while production is not paired',
      { production: null, isProductionPaired: false },
      { state: 'unknown', cause: 'production-not-paired' },
    ],
    ['is unknown while production sends nothing', { production: null }, { state: 'unknown', cause: 'snapshots-off' }],
    [
      'is unknown when production last reported two days ago',
      { production: { ...reported, observedAt: daysAgo(2) } },
      { state: 'unknown', cause: 'production-report-old' },
    ],
    ['fits when it is what production has', { dailyLimit: 200_000 }, { state: 'done', cause: null }],
    ['protects no org that has less', { dailyLimit: 200_001 }, { state: 'warning', cause: 'limit-above-production' }],
  ])('the daily limit %s', (_, facts, verdict) => {
    expect(check('daily-limit', facts)).toMatchObject(verdict)
  })

  it.each([
    ['without a whole day', { sandboxDays: [] }, { state: 'unknown', cause: 'no-sandbox-day' }],
    ['without a word of production', { production: null }, { state: 'unknown', cause: 'snapshots-off' }],
    [
      'above the daily limit, whatever production has',
      { sandboxDays: [5, 100_001], production: null },
      { state: 'warning', cause: 'above-limit' },
    ],
    ['just what production has left', { sandboxDays: [160_000], dailyLimit: 200_000 }, { state: 'done', cause: null }],
    [
      'more than production has left',
      { sandboxDays: [160_001], dailyLimit: 200_000 },
      { state: 'warning', cause: 'no-room-in-production' },
    ],
    ['no credit at all on a day', { sandboxDays: [0] }, { state: 'done', cause: null }],
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
      cause: 'recent-errors',
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
