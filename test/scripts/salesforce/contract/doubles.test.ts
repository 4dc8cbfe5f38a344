import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DOUBLES } from '../../../../companion/simulator/apex/routes.ts'
import { recordId } from '../../../../companion/simulator/org/ids.ts'
import type { SimulatedOrgInfo } from '../../../../companion/simulator/index.ts'
import { saveSpenders } from '../../../../companion/src/credits/spenders/store.ts'
import { loggedDay } from '../../../../companion/src/credits/tables.ts'
import { raiseNotice } from '../../../../companion/src/notifications/notices.ts'
import { DAY_MS } from '../../../../companion/src/platform/clock.ts'
import type { OrganizationId } from '../../../../companion/src/platform/ids.ts'
import { connect, startConnectTest, type ConnectTest } from '../../../kit/connections/connect.ts'
import { tenantOf } from '../../../kit/go-live/orgs.ts'
import { forgetParity, take } from '../../../kit/parity/orgs.ts'
import { control } from '../../../kit/simulator/simulator.ts'
import { askDouble, contract, faultsOfOutcomes, type Outcome } from '../../../kit/package/ask-doubles.ts'

/** The arguments of each method with parameters. The other methods are called without any. */
const GIVEN: Record<string, object> = {
  'TollbridgeNoticesController.markAsRead': { noticeIds: [] },
  'TollbridgePairingController.pair': { code: 'K7QM-3RXA-9TPD' },
  'TollbridgeSetupController.changeAlerts': {
    levels: '50,90',
    jumpPoints: 20,
    keepDays: 30,
    audienceId: '0055e000000AAAAAAA',
  },
  'TollbridgeSetupController.changeLevels': { levels: { DataStorageMB: '80,95' } },
  'TollbridgeSetupController.mute': { hours: 24 },
  'TollbridgeSetupController.schedule': { intervalMinutes: 15 },
  'TollbridgeUsageController.read': { range: '24h' },
}

/** This method ends the pairing that the others need, so it is called last. */
const LAST = 'TollbridgePairingController.unpair'

/** Members that no double gives a value, and why. */
const NEVER = {
  'TollbridgeConnectedApps.readOnly': 'a simulated org has no tokens',
  'TollbridgeConnectedApps.App.name': 'a simulated org has no tokens',
  'TollbridgeConnectedApps.App.uses': 'a simulated org has no tokens',
  'TollbridgeConnectedApps.App.lastUsedAt': 'a simulated org has no tokens',
  'TollbridgeConnectedApps.App.users': 'a simulated org has no tokens',
  'TollbridgeCreditForecast.reachedAt': 'the little that is spent here reaches no limit',
  'TollbridgePairingOutcome.key': 'the stand-in keeps every key',
  'TollbridgePairingOutcome.readerKey': 'the stand-in keeps every key',
  'TollbridgeSignIns.readOnly': 'a simulated org has no login history',
  'TollbridgeSignIns.Application.name': 'a simulated org has no login history',
  'TollbridgeSignIns.Application.loginType': 'a simulated org has no login history',
  'TollbridgeSignIns.Application.signIns': 'a simulated org has no login history',
  'TollbridgeSignIns.Application.lastAt': 'a simulated org has no login history',
  'TollbridgeSignIns.Application.users': 'a simulated org has no login history',
  'TollbridgeUnpairing.isTold': 'the pairing is ended last, below',
  'TollbridgeUnpairing.isForgotten': 'the pairing is ended last, below',
  'TollbridgeUsageReading.level': 'the org is below its lowest level',
  'TollbridgeUsageTrend.lastTakenAt': 'the object of snapshots is not deployed in these orgs',
}

let test: ConnectTest
let companionUrl: string
beforeAll(async () => {
  test = await startConnectTest()
  await forgetParity(test)
  companionUrl = await test.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => test.closeAll())

const names = contract.actions.map(({ name }) => name).toSorted()
const seen = new Set<string>()

const newCode = async () =>
  (await test.admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>().code

const pairOrg = async (org: SimulatedOrgInfo) => control(org, 'POST pairing', { companionUrl, code: await newCode() })

/** Calls every method, one after the other. */
async function askAll(org: SimulatedOrgInfo, given = GIVEN): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const name of names.filter((one) => one !== LAST)) outcomes.push(await askDouble(org, name, given[name] ?? {}))
  return outcomes
}

const freshly = async (): Promise<Record<string, object>> => ({
  ...GIVEN,
  'TollbridgePairingController.pair': { code: await newCode() },
})

/** A connected sandbox that was compared with production. Both are paired, and both have data to read. */
async function connectAndCompare(): Promise<void> {
  await connect(test.admin, test.production)
  await take(test)
  await test.settleAccounts()
  await connect(test.admin, test.sandbox)
  await take(test)
  await test.admin.request({ method: 'POST', url: '/api/v1/parity/reports' })
  for (const org of [test.sandbox, test.production]) {
    await pairOrg(org)
    await raiseJump(org)
    await logSpenders(org)
  }
}

const KNOWN_DAYS = 8

/** Eight days of the event log, of which the last shows an app that is new. */
async function logSpenders({ organizationId }: SimulatedOrgInfo): Promise<void> {
  const tenantId = await tenantOf(test)
  const org = { tenantId, organizationId }
  const now = test.clock.now()
  const today = now.getTime() - (now.getTime() % DAY_MS)
  const days = Array.from({ length: KNOWN_DAYS }, (_, index) => new Date(today - (KNOWN_DAYS - index) * DAY_MS))
  await test.platform.db
    .insert(loggedDay)
    .values(days.map((day) => ({ ...org, day, readAt: now, files: [], restOfSpenders: 0 })))
    .onConflictDoNothing()
  const spender = {
    ...{
      appName: 'Loader',
      clientName: '',
      userId: recordId('005', 1).slice(0, 15),
      userName: 'olivia',
      apiVersion: '36.0',
    },
    ...{ counted: 200, uncounted: 0, hours: Array.from({ length: 24 }, () => 0) },
  }
  await saveSpenders({ ...org, day: new Date(today - DAY_MS) }, [spender], test.platform)
}

async function raiseJump({ organizationId }: SimulatedOrgInfo): Promise<void> {
  const params = { points: 25, used: 40_000, limit: 100_000 }
  const record = { organizationId: organizationId as OrganizationId, recordId: '0015e000000AAAAAAA' }
  const news = {
    tenantId: await tenantOf(test),
    code: 'CREDIT_JUMP',
    params,
    severity: 'warning',
    muted: true,
  } as const
  await raiseNotice({ ...news, about: organizationId, record }, test.platform)
}

const named = (outcomes: Outcome[], is: Outcome['is']) =>
  outcomes.filter((one) => one.is === is).map(({ name }) => name)

describe('the doubles of Apex', () => {
  it('exist for each method that components may call, and for no other', () => {
    expect(Object.keys(DOUBLES).toSorted()).toEqual(names)
  })

  it('receive here the parameters of their methods', () => {
    const given = Object.entries(GIVEN).map(([name, parameters]) => [name, Object.keys(parameters)])
    const asked = contract.actions
      .filter(({ parameters }) => parameters.length > 0)
      .map(({ name, parameters }) => [name, parameters.map((one) => one.name)])
    expect(Object.fromEntries(given)).toEqual(Object.fromEntries(asked))
  })

  it('answer in the shape of Apex, or refuse with a message, while their org is not paired', async () => {
    const outcomes = await askAll(test.sandbox)

    expect(faultsOfOutcomes(outcomes, seen)).toEqual([])
    expect(named(outcomes, 'refused')).toEqual([
      'TollbridgeNoticesController.markAsRead',
      'TollbridgePairingController.pair',
      'TollbridgePairingController.renewKey',
    ])
  })

  it('answer in the shape of Apex while their org is paired but not connected', async () => {
    await pairOrg(test.sandbox)
    const outcomes = await askAll(test.sandbox, await freshly())

    expect(faultsOfOutcomes(outcomes, seen)).toEqual([])
    expect(named(outcomes, 'refused')).toEqual([])
  })

  it('answer in the shape of Apex in the connected org, and in the other', async () => {
    await connectAndCompare()
    const outcomes = [
      await askAll(test.sandbox, await freshly()),
      await askAll(test.production, await freshly()),
    ].flat()

    expect(faultsOfOutcomes(outcomes, seen)).toEqual([])
    expect(named(outcomes, 'refused')).toEqual([])
    expect(outcomes.filter(({ name }) => name === 'TollbridgeOverviewController.read')).toMatchObject([
      { body: { marketo: { state: 'connected-here', parity: { sandbox: expect.any(String) } } } },
      { body: { marketo: { state: 'connected-elsewhere' } } },
    ])
  })

  it('take exactly the parameters of Apex', async () => {
    const asked = contract.actions.flatMap(({ name, parameters }) =>
      parameters.map((parameter) => ({ name, parameter })),
    )
    for (const { name, parameter } of asked) {
      const given = (await freshly())[name]
      const left = [undefined, null].map((none) => askDouble(test.sandbox, name, { ...given, [parameter.name]: none }))
      const became = parameter.mayBeNull ? 'answered' : 'broken'
      expect([name, parameter.name, (await Promise.all(left)).map((one) => one.is)]).toEqual([name, parameter.name, [became, became]]) // prettier-ignore
    }
  })

  it('gave each member a value at least once', () => {
    const members = contract.shapes.flatMap(({ name, members }) => members.map((member) => `${name}.${member.name}`))
    expect(members.filter((member) => !seen.has(member))).toEqual(Object.keys(NEVER))
  })

  it('end the pairing, and report whether the companion knows', async () => {
    const outcome = await askDouble(test.production, LAST, {})

    expect(faultsOfOutcomes([outcome])).toEqual([])
    expect(outcome.body).toEqual({ isTold: true, isForgotten: true })
  })
})

describe('the doubles of Apex whose companion does not answer', () => {
  beforeAll(async () => {
    test.app.server.closeAllConnections()
    await new Promise((done) => test.app.server.close(done))
  })

  it('answer in the shape of Apex, or refuse with a message', async () => {
    const outcomes = [...(await askAll(test.sandbox)), await askDouble(test.sandbox, LAST, {})]

    expect(faultsOfOutcomes(outcomes)).toEqual([])
    expect(named(outcomes, 'refused')).toEqual([
      'TollbridgeNoticesController.markAsRead',
      'TollbridgePairingController.pair',
      'TollbridgePairingController.renewKey',
    ])
    expect(outcomes.at(-1)?.body).toEqual({ isTold: false, isForgotten: true })
  })
})
