import { describe, expect, it } from 'vitest'
import { testRuns } from '../kit/package/apex-test-runs.ts'

/** Features that only an org has: its data, its users and their rights, its limits, its jobs and its credentials. */
const NEEDS_AN_ORG = [
  /^Dml\w+Stmnt$/,
  /^(SoqlExpr|RunAsBlock)$/,
  /^the method (connectapi|limits|orglimits|system|test|uuid)\./,
  /^new (asyncoptions|connectapi\.\w+)$/,
  /^VariableExpr parentjobresult\./,
]

/** Behaviour of Apex that is unconfirmed, or that no test has needed yet. */
const QUESTIONS = [
  'a number in JSON with decimals',
  'the method adddays/1',
  'the method dategmt/0',
  'the method datetime.newinstance/6',
  'isNumeric of an empty text',
]

const all = await testRuns()
const run = all.filter(({ unsupported }) => unsupported === undefined)
const notRun = all.flatMap(({ name, unsupported }) => (unsupported ? [{ name, what: unsupported.what }] : []))

describe('the tests of the package in Apex, run without an org', () => {
  it.each(run.map(({ name, failure }) => [name, failure]))('%s holds', (_name, failure) => {
    expect(failure).toBeUndefined()
  })

  it('are skipped only when they need an org, or depend on unconfirmed behaviour', () => {
    const others = notRun.filter(
      ({ what }) => !NEEDS_AN_ORG.some((pattern) => pattern.test(what)) && !QUESTIONS.includes(what),
    )

    expect(others).toEqual([])
  })

  it('cover every class that needs no org', () => {
    const covered = new Set(run.map(({ name }) => name.split('.')[0]))

    expect([...covered]).toEqual(
      expect.arrayContaining([
        'TollbridgeCompanionAnswerTest',
        'TollbridgeFingerprintJsonTest',
        'TollbridgeFingerprintTextTest',
        'TollbridgeUsageAlertsTest',
      ]),
    )
    expect(run.length).toBeGreaterThanOrEqual(70)
  })

  it.each([
    ['TollbridgeUsageAlertsTest.tellsalevelonceaday', 'level > highestOf(earlier)', 'level > 0'],
    [
      'TollbridgeUsageAlertsTest.tellsnothingwhileitismuted',
      'taken.Taken_At__c < settings',
      'taken.Taken_At__c > settings',
    ],
    ['TollbridgeOrgEnvironmentTest.namesasandbox', "expires ? 'scratch'", "!expires ? 'scratch'"],
    ['TollbridgeMarketoSpendTest.saysnotpairedwherethekeyisrefused', '{ 401, 403 }', '{ 401 }'],
  ])('%s fails where %s became %s', async (name, good, bad) => {
    const failed = (await testRuns((text) => text.replace(good, bad))).filter(({ failure }) => failure !== undefined)

    expect(failed.map((one) => one.name)).toContain(name)
  })
})
