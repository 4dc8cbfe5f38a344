import { setTimeout as wait } from 'node:timers/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordId } from '../../../../companion/simulator/org/ids.ts'
import type { SimulatedOrgInfo } from '../../../../companion/simulator/index.ts'
import {
  claimReading,
  saveRefusal,
  saveSandboxes,
} from '../../../../companion/src/connections/readings/sandbox-store.ts'
import { saveSpenders } from '../../../../companion/src/credits/spenders/store.ts'
import { loggedDay } from '../../../../companion/src/credits/tables.ts'
import { raiseNotice } from '../../../../companion/src/notifications/notices.ts'
import { DAY_MS } from '../../../../companion/src/platform/clock.ts'
import type { OrganizationId } from '../../../../companion/src/platform/ids.ts'
import { connect, startConnectTest, type ConnectTest } from '../../../kit/connections/connect.ts'
import { tenantOf } from '../../../kit/go-live/orgs.ts'
import { forgetParity, take } from '../../../kit/parity/orgs.ts'
import { control } from '../../../kit/simulator/simulator.ts'
import { askApex, contract, faultsOfOutcomes, type Outcome } from '../../../kit/package/ask-apex.ts'

/** The arguments of each method with parameters. The other methods are called without any. */
const GIVEN: Record<string, object> = {
  'TollbridgeNoticesController.markAsRead': { noticeIds: [] },
  'TollbridgePairingController.pair': { code: 'K7QM-3RXA-9TPD' },
  'TollbridgeSetupController.changeAlerts': {
    levels: '50,90',
    jumpPoints: 20,
    keepDays: 30,
    audienceId: recordId('005', 2),
  },
  'TollbridgeSetupController.changeLevels': { levels: { DataStorageMB: '80,95' } },
  'TollbridgeSetupController.mute': { hours: 24 },
  'TollbridgeSetupController.schedule': { intervalMinutes: 15 },
  'TollbridgeUsageController.read': { range: '24h' },
}

/** This method ends the pairing that the others need, so it is called last. */
const LAST = 'TollbridgePairingController.unpair'

/** Members without a value in a simulated org, and why. */
const NEVER = {
  'TollbridgeConnectedApps.readOnly': 'a simulated org has few tokens',
  'TollbridgeCreditForecast.reachedAt': 'the little that is spent here reaches no limit',
  'TollbridgePairingOutcome.key': 'a simulated org keeps every key',
  'TollbridgePairingOutcome.readerKey': 'a simulated org keeps every key',
  'TollbridgeSignIns.readOnly': 'a simulated org has no login history',
  'TollbridgeSignIns.Application.name': 'a simulated org has no login history',
  'TollbridgeSignIns.Application.loginType': 'a simulated org has no login history',
  'TollbridgeSignIns.Application.signIns': 'a simulated org has no login history',
  'TollbridgeSignIns.Application.lastAt': 'a simulated org has no login history',
  'TollbridgeSignIns.Application.users': 'a simulated org has no login history',
  'TollbridgeUnpairing.isTold': 'the pairing is ended last, below',
  'TollbridgeUnpairing.isForgotten': 'the pairing is ended last, below',
  'TollbridgeUsageReading.level': 'the org is below its lowest level',
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
const UnderWay = Type.Object({ state: Type.Literal('under-way') })
const seen = new Set<string>()

const newCode = async () =>
  (await test.admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>().code

const pairOrg = async (org: SimulatedOrgInfo) => control(org, 'POST pairing', { companionUrl, code: await newCode() })

/** Calls every method, one after the other. */
async function askAll(org: SimulatedOrgInfo, given = GIVEN): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const name of names.filter((one) => one !== LAST)) outcomes.push(await askApex(org, name, given[name] ?? {}))
  return [...outcomes, await endOfReport(org)]
}

/** The progress of a report that has ended. */
async function endOfReport(org: SimulatedOrgInfo): Promise<Outcome> {
  for (;;) {
    const outcome = await askApex(org, 'TollbridgeFingerprintController.read', {})
    if (!Value.Check(UnderWay, outcome.body)) return outcome
    await wait(20)
  }
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

/** A sandbox of production that is paired. Salesforce refuses to list it again. */
async function listSandbox(): Promise<void> {
  const org = { tenantId: await tenantOf(test), organizationId: test.production.organizationId }
  const { organizationId } = test.sandbox
  const refreshedAt = test.clock.now().toISOString()
  await claimReading(org, test.platform)
  await saveSandboxes(
    org,
    [{ name: 'uat', licence: 'FULL', organizationId, refreshedAt, isCopying: false }],
    test.platform,
  )
  await saveRefusal(org, 'INVALID_TYPE', test.platform)
}

const connectTo = ({ organizationId }: SimulatedOrgInfo) =>
  test.database.execute('update connection set organization_id = $1', [organizationId])

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
  await raiseNotice({ ...news, about: `${organizationId} resolved`, record }, test.platform)
  await test.database.execute(`update notice set resolved_at = raised_at where about like '% resolved'`)
}

const named = (outcomes: Outcome[], is: Outcome['is']) =>
  outcomes.filter((one) => one.is === is).map(({ name }) => name)

describe('the package’s Apex in simulated orgs', () => {
  it('receives here the parameters of its methods', () => {
    const given = Object.entries(GIVEN).map(([name, parameters]) => [name, Object.keys(parameters)])
    const asked = contract.actions
      .filter(({ parameters }) => parameters.length > 0)
      .map(({ name, parameters }) => [name, parameters.map((one) => one.name)])
    expect(Object.fromEntries(given)).toEqual(Object.fromEntries(asked))
  })

  it('answers in the shape of its types, or refuses with a message, while their org is not paired', async () => {
    const outcomes = await askAll(test.sandbox)

    expect(faultsOfOutcomes(outcomes, seen)).toEqual([])
    expect(named(outcomes, 'refused')).toEqual([
      'TollbridgeNoticesController.markAsRead',
      'TollbridgePairingController.pair',
      'TollbridgePairingController.renewKey',
    ])
  })

  it('answers in the shape of its types while their org is paired but not connected', async () => {
    await pairOrg(test.sandbox)
    const outcomes = await askAll(test.sandbox, await freshly())

    expect(faultsOfOutcomes(outcomes, seen)).toEqual([])
    expect(named(outcomes, 'refused')).toEqual([])
  })

  it('answers in the shape of its types in the connected org, and in the other', async () => {
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

  it('PK-B6: answers with the sandboxes of a connected production org', async () => {
    await listSandbox()
    await connectTo(test.production)
    const outcome = await askApex(test.production, 'TollbridgeEnvironmentsController.readSandboxes', {})
    await connectTo(test.sandbox)

    expect(faultsOfOutcomes([outcome], seen)).toEqual([])
    expect(outcome).toMatchObject({ body: { reading: 'refused', sandboxes: [{ name: 'uat', isKnown: true }] } })
  })

  it('takes null for the parameters that may be null, and no other', async () => {
    const asked = contract.actions.flatMap(({ name, parameters }) =>
      parameters.map((parameter) => ({ name, parameter })),
    )
    for (const { name, parameter } of asked) {
      const given = (await freshly())[name]
      const left = [undefined, null].map((none) => askApex(test.sandbox, name, { ...given, [parameter.name]: none }))
      const isAnswered = (await Promise.all(left)).map(({ is }) => is === 'answered')
      const { mayBeNull } = parameter
      expect([name, parameter.name, isAnswered]).toEqual([name, parameter.name, [mayBeNull, mayBeNull]])
    }
  })

  it('gives each member a value at least once', () => {
    const members = contract.shapes.flatMap(({ name, members }) => members.map((member) => `${name}.${member.name}`))
    expect(members.filter((member) => !seen.has(member))).toEqual(Object.keys(NEVER))
  })

  it('ends the pairing, and reports whether the companion knows', async () => {
    const outcome = await askApex(test.production, LAST, {})

    expect(faultsOfOutcomes([outcome])).toEqual([])
    expect(outcome.body).toEqual({ isTold: true, isForgotten: true })
  })
})

describe('the package’s Apex whose companion does not answer', () => {
  beforeAll(async () => {
    test.app.server.closeAllConnections()
    await new Promise((done) => test.app.server.close(done))
  })

  it('answers in the shape of its types, or refuses with a message', async () => {
    const outcomes = [...(await askAll(test.sandbox)), await askApex(test.sandbox, LAST, {})]

    expect(faultsOfOutcomes(outcomes)).toEqual([])
    expect(named(outcomes, 'refused')).toEqual([
      'TollbridgeNoticesController.markAsRead',
      'TollbridgePairingController.pair',
      'TollbridgePairingController.renewKey',
    ])
    expect(outcomes.at(-1)?.body).toEqual({ isTold: false, isForgotten: true })
  })
})
