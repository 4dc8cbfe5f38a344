import { describe, expect, it } from 'vitest'
import { NO_SANDBOX } from '../../companion/src/go-live/checks/causes.ts'
import type { GoLiveFacts } from '../../companion/src/go-live/checks/checks.ts'
import { answeredChecks, headlineOf, mayConnect } from '../../companion/src/go-live/headline.ts'
import { NO_REPORT } from '../../companion/src/parity/report/accepted-store.ts'
import { accepting, difference, inOrder, report } from '../kit/go-live/facts.ts'

describe('the gate', () => {
  const blocking = [difference('a', 'Lead'), difference('b', 'Lead'), difference('c', 'Case')]
  const withThree = { report: { ...report, blocking } }

  it.each([
    ['nothing was ever tested in a sandbox', { report: null, hadSandbox: false, sandboxDays: [] }, false],
    [
      'an admin goes to production directly',
      { report: null, hadSandbox: false, sandboxDays: [], accepted: accepting(NO_SANDBOX) },
      true,
    ],
    [
      'an admin went directly, and a sandbox was connected since',
      { report: null, accepted: accepting(NO_SANDBOX) },
      false,
    ],
    ['without a report', { report: null }, false],
    ['an admin continues without a report', { report: null, accepted: accepting(NO_REPORT) }, true],
    ['nothing blocks', {}, true],
    ['three differences block', withThree, false],
    ['three block, and an admin accepts one', { ...withThree, accepted: accepting('b') }, false],
    ['three block, and an admin continues without a report', { ...withThree, accepted: accepting(NO_REPORT) }, false],
    ['an admin accepts all', { ...withThree, accepted: accepting('a', 'b', 'c') }, true],
  ])('S3 and UX-A1 let production be connected or not: %s', (_, facts, allowed) => {
    const headline = headlineOf(answeredChecks({ ...inOrder, ...facts }), { isStarted: true })
    expect(mayConnect(headline)).toBe(allowed)
  })
})

describe('UX-A1 the headline', () => {
  const headline = (facts: Partial<GoLiveFacts>, isStarted = true) =>
    headlineOf(answeredChecks({ ...inOrder, ...facts }), { isStarted })

  it('is ready only when every check is known, and warnings stay beside it', () => {
    expect(headline({})).toEqual({ state: 'ready', attention: 0, unchecked: 0, continued: 0, warnings: 0 })
    expect(headline({ dailyLimit: 200_001 })).toMatchObject({ state: 'ready', warnings: 1 })
  })

  it('has not started on a fresh account', () => {
    const fresh = { report: null, hadSandbox: false, sandboxDays: [], permissions: null, isConnected: false }
    expect(headline({ ...fresh, production: null, isProductionPaired: false }, false)).toEqual({
      state: 'not-started',
      attention: 0,
      unchecked: 5,
      continued: 0,
      warnings: 0,
    })
  })

  it('stays with what could not be checked when a person continues without it', () => {
    const silent = { production: null, accepted: accepting('snapshots-off') }
    expect(headline(silent)).toEqual({ state: 'unchecked', attention: 0, unchecked: 2, continued: 2, warnings: 0 })
  })

  it('counts both, and the worst decides', () => {
    expect(headline({ production: null, report: { ...report, readAt: null } })).toMatchObject({
      state: 'attention',
      attention: 1,
      unchecked: 2,
    })
  })
})
