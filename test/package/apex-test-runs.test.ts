import { describe, expect, it } from 'vitest'
import { packageProgram, runsOf } from '../../scripts/salesforce/apex-runs/run.ts'
import { testOrgs } from '../../scripts/salesforce/apex-runs/orgs.ts'
import { simulatedOrg } from '../../scripts/salesforce/apex-runs/simulated-org.ts'

const orgs = await testOrgs(await simulatedOrg('sandbox'))
const program = await packageProgram()

/** The orgs in which a test fails when the classes have a fault, each with what it says. */
async function failuresWith([good, bad]: readonly [string, string], name: string) {
  let isChanged = false
  const faulty = await packageProgram((text) => {
    isChanged ||= text.includes(good)
    return text.replaceAll(good, bad)
  })
  expect(isChanged).toBe(true)
  return runsOf(faulty, orgs, [name]).flatMap(({ org, failure }) =>
    failure === undefined ? [] : [[org, failure instanceof Error ? failure.message : '']],
  )
}

describe('the tests of the package in Apex', () => {
  it.each(orgs)('pass in an org: $name', (org) => {
    const runs = runsOf(program, [org])

    expect(runs.filter(({ failure }) => failure !== undefined)).toEqual([])
    expect(runs.length).toBeGreaterThanOrEqual(144)
  })

  it.each([
    [
      'TollbridgeUsageAlertsTest.tellsALevelOnceWhileItStands',
      'levelOf(highest) > levelOf(highestOf(told))',
      'levelOf(highest) > 0',
    ],
    [
      'TollbridgeUsageAlertsTest.tellsNothingWhileItIsMuted',
      'taken.Taken_At__c < settings',
      'taken.Taken_At__c > settings',
    ],
    ['TollbridgeOrgEnvironmentTest.namesASandbox', "expires ? 'scratch'", "!expires ? 'scratch'"],
    ['TollbridgeMarketoSpendTest.saysNotPairedWhereTheKeyIsRefused', '{ 401, 403 }', '{ 401 }'],
    ['TollbridgeSnapshotScheduleTest.isMadeOnceHoweverOftenItIsStarted', '        stop();\n', ''],
    [
      'TollbridgeUsageSnapshotsTest.forgetsTwoHundredRowsThatAreTooOldAtOnce',
      'Taken_At__c < :before',
      'Taken_At__c > :before',
    ],
  ])('%s fails where %s became %s', async (name, good, bad) => {
    expect(await failuresWith([good, bad], name)).toHaveLength(orgs.length)
  })
})

describe('a test of the package that takes an untouched English org for granted', () => {
  it('PK-A5 fails when it mixes setup objects with others', async () => {
    const failures = await failuresWith(
      ['System.runAs(runner()) {', '{'],
      'TollbridgeUsageTrendTest.showsAViewerEachLimitOverAWeekTheOldestFirst',
    )

    expect(failures).toHaveLength(orgs.length)
    expect(failures.join()).toContain('MIXED_DML_OPERATION')
  })

  it.each(['isMadeOnceHoweverOftenItIsStarted', 'staysAwayOnceItIsRemoved'])(
    'PK-A6 fails where snapshots are scheduled when it looks at the job of the org: %s',
    async (name) => {
      const fault = ["'Snapshots of TollbridgeSnapshotScheduleTest'", "'Tollbridge usage snapshots'"] as const
      const failures = await failuresWith(fault, `TollbridgeSnapshotScheduleTest.${name}`)

      expect(failures.map(([org]) => org)).toEqual(['English, lived in', 'French, lived in'])
    },
  )

  it('PK-A7 fails for a French admin when its users speak English', async () => {
    const failures = await failuresWith(
      ['LanguageLocaleKey = UserInfo.getLanguage()', "LanguageLocaleKey = 'en_US'"],
      'TollbridgeOverviewControllerTest.refusesSomebodyWithoutAPermissionSetAndSaysWhomToAsk',
    )

    expect(failures.map(([org]) => org)).toEqual(['French, new', 'French, lived in'])
  })

  it('fails when a callout follows a change or runAs in its half of the test', async () => {
    const failures = await failuresWith(
      ['Test.startTest();', ''],
      'TollbridgeUsageControllerTest.showsAViewerWhatWasSpent',
    )

    expect(failures).toHaveLength(orgs.length)
  })
})

describe('PK-B4 the actions and the event for flows', () => {
  it.each([
    ['TollbridgeUsageActionTest.pkB4RefusesAUserWithoutThePermission', '!TollbridgeCanTheUser.seeUsage()', 'false'],
    ['TollbridgeSnapshotActionTest.pkB4RefusesAViewer', '!TollbridgeCanTheUser.setUp()', 'false'],
    ['TollbridgeMuteActionTest.pkB4RefusesAViewer', '!TollbridgeCanTheUser.setUp()', 'false'],
    ['TollbridgeUsageActionTest.pkB4SharesTheRoomAmongTwoHundredInterviews', 'result.hasRoom ? wanted : 0', '0'],
    ['TollbridgeSnapshotActionTest.pkB4TakesNoneWhileTheLastOneIsYoung', 'last.addMinutes(minutes) <= now', 'true'],
    ['TollbridgeLevelEventsTest.pkB4PublishesALevelOnceWhileItStands', 'isRecent && levelOf', 'false && levelOf'],
    ['TollbridgeLevelEventsTest.pkB4PublishesDuringAMuteAndWithoutAnAudience', 'PUBLISHED.addAll(events);', ''],
  ])('PK-B4 %s fails where %s became %s', async (name, good, bad) => {
    expect(await failuresWith([good, bad], name)).toHaveLength(orgs.length)
  })
})
