import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import { LOGIN, salesforceCli } from '../../kit/simulator/sf.ts'
import {
  call,
  control,
  like,
  query,
  records,
  simulatorForTest,
  type TestSimulator,
} from '../../kit/simulator/simulator.ts'

const EARLIER = 'test/fixtures/package/tollbridge-0.2.0.zip'
const QUARTER = 900_000
const Job = Type.Object({ id: Type.String() })
/** Just after a quarter of an hour, so that the next run of the job stays the same during the test. */
const NOW = new Date(Math.ceil(Date.now() / QUARTER) * QUARTER + 1000).toISOString()
const Names = Type.Object({
  records: Type.Array(Type.Object({ Name: Type.Optional(Type.String()), DeveloperName: Type.Optional(Type.String()) })),
})
const Created = Type.Object({ id: Type.String() })

const Overview = Type.Object({
  trend: Type.Object({
    limits: Type.Array(Type.Object({ points: Type.Array(Type.Unknown()), levels: Type.Unknown() })),
  }),
})

function pointsAndLevels(overview: unknown) {
  const [{ points, levels } = {}] = Value.Parse(Overview, overview).trend.limits
  return { points, levels }
}

const SNAPSHOT_FIELDS =
  'Id, Name, Limit_Name__c, Used__c, Allowed__c, Taken_At__c, OwnerId, CreatedDate, SystemModstamp'
/** What an upgrade from an earlier version deploys before the app. */
const CREDENTIALS = [
  'ExternalCredential:Tollbridge_Companion',
  'ExternalCredential:Tollbridge_Companion_Open',
  'NamedCredential:Tollbridge_Companion_Open',
]
  .map((name) => `--metadata ${name}`)
  .join(' ')

const KEPT = {
  snapshots: `SELECT ${SNAPSHOT_FIELDS} FROM Tollbridge_Snapshot__c ORDER BY Name`,
  settings: 'SELECT FIELDS(ALL) FROM Tollbridge_Settings__c LIMIT 200',
  assignments: `SELECT Id, AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Tollbridge%' ORDER BY Id`,
  permissionSets: `SELECT Id, Name FROM PermissionSet WHERE Name LIKE 'Tollbridge%' ORDER BY Name`,
}
const JOBS = 'SELECT Id, CronJobDetail.Name, State, CreatedDate FROM CronTrigger'

describe('P6: an upgrade of the package from its earlier version', () => {
  let service: TestApp
  let simulator: TestSimulator
  let cli: Awaited<ReturnType<typeof salesforceCli>>
  beforeAll(async () => {
    ;[service, simulator] = await Promise.all([startTestApp(), simulatorForTest()])
    cli = await salesforceCli(simulator.sandbox)
    await cli.sf(LOGIN, simulator.sandbox.instanceUrl)
    await control(simulator.sandbox, 'PUT clock', { now: NOW })
  })
  afterAll(async () => {
    await simulator.closeAndDelete()
    await service.close()
    await cli.remove()
  })

  async function apex(method: string, parameters: object = {}): Promise<unknown> {
    const response = await fetch(`${simulator.sandbox.instanceUrl}/lightning/apex/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(parameters),
    })
    return response.status === 204 ? null : response.json()
  }

  async function create(object: string, fields: object) {
    return Value.Parse(Created, (await call(simulator.sandbox, `sobjects/${object}`, { method: 'POST', body: fields })).body).id // prettier-ignore
  }

  /** Every row that an admin created with the package, and the pages' view of them. */
  async function everything() {
    const rows = Object.entries(KEPT).map(
      async ([name, soql]) => [name, await records(simulator.sandbox, soql)] as const,
    )
    const pages = {
      setup: await apex('TollbridgeSetupController/read'),
      trend: pointsAndLevels(await apex('TollbridgeOverviewController/read')),
    }
    return { ...Object.fromEntries(await Promise.all(rows)), jobs: await records(simulator.sandbox, JOBS), pages }
  }

  async function pair() {
    companionUrl = await service.app.listen({ port: 0, host: '127.0.0.1' })
    const admin = await service.signIn()
    const answer = await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })
    await control(simulator.sandbox, 'POST pairing', { companionUrl, code: answer.json<{ code: string }>().code })
  }

  let companionUrl: string
  let before: Awaited<ReturnType<typeof everything>>

  it('starts in an org without any of its objects', async () => {
    expect(await query(simulator.sandbox, KEPT.snapshots)).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_TYPE' }] }) // prettier-ignore
    const { result } = await cli.sf(`project deploy start --metadata-dir ${EARLIER} --single-package --target-org sim`)
    expect(result).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 })
    expect(await records(simulator.sandbox, KEPT.snapshots)).toEqual([])
  })

  it('starts with data: snapshots, settings, permission sets, a schedule and a pairing', async () => {
    for (const used of [41_000, 42_500]) {
      const Taken_At__c = new Date(Date.parse(NOW) - 3_600_000 + used).toISOString()
      await create('Tollbridge_Snapshot__c', { Limit_Name__c: 'DailyApiRequests', Used__c: used, Allowed__c: 115_000, Taken_At__c }) // prettier-ignore
    }
    const settings = { SetupOwnerId: simulator.sandbox.organizationId, Alert_Levels__c: '80,95', Keep_Days__c: 14 }
    await create('Tollbridge_Settings__c', settings)
    for (const name of ['Tollbridge_Admin', 'Tollbridge_Viewer'])
      expect(await cli.sf(`org assign permset --name ${name} --target-org sim`)).toMatchObject({ status: 0 })
    await apex('TollbridgeSetupController/schedule', { intervalMinutes: 15 })
    await pair()

    before = await everything()
    expect(before).toMatchObject({
      snapshots: [{ Name: 'S-000000001', Used__c: 41_000 }, { Name: 'S-000000002', Used__c: 42_500 }],
      settings: [{ Interval_Minutes__c: 15, Keep_Days__c: 14 }],
      assignments: { length: 2 },
      jobs: [{ CronJobDetail: { Name: 'Tollbridge usage snapshots' } }],
      pages: {
        setup: { companion: 'not-connected', settings: { alertLevels: [80, 95], keepDays: 14 } },
        trend: { points: [{ used: 42_500 }], levels: [80, 95] },
      },
    }) // prettier-ignore
  })

  it('needs the credential without a key first, which leaves the address and the key alone', async () => {
    const found = await apex('TollbridgeSetupController/read')
    const { result } = await cli.sf(`project deploy start ${CREDENTIALS} --target-org sim`)
    expect(result).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 })
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({
      companion: 'not-connected',
      hasOneHost: false,
    })
    await control(simulator.sandbox, 'PUT named-credential', { companionUrl })
    expect(await apex('TollbridgeSetupController/read')).toEqual(found)
  })

  it('is refused while the schedule holds a class of the earlier version, and says what to do', async () => {
    expect(await cli.sf('deploy validate --target-org sim')).toMatchObject({
      status: 1,
      message: like('Open Tollbridge > Setup > Snapshots, choose Off, and run this command again.'),
    })
    expect(await everything()).toMatchObject(before)
  })

  let validation: string
  it('validates once the snapshots are off', async () => {
    await apex('TollbridgeSetupController/schedule', { intervalMinutes: 0 })
    const { result } = await cli.sf('deploy validate --target-org sim')
    expect(result).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 })
    validation = Value.Parse(Job, result).id
  })

  it('quick-deploys, and keeps all of that, row by row and field by field, with the address of the companion', async () => {
    const unscheduled = await everything()
    const { result } = await cli.sf('deploy quick --target-org sim', '--job-id', validation)
    expect(result).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 })

    expect(await everything()).toMatchObject(unscheduled)
    await apex('TollbridgeSetupController/schedule', { intervalMinutes: 15 })
    expect(await everything()).toMatchObject({
      ...before,
      jobs: [{ CronJobDetail: { Name: 'Tollbridge usage snapshots' }, State: 'WAITING' }],
    })
  })

  it('leaves no class and no component of the earlier version behind', async () => {
    expect(await unprefixed()).toEqual([])
  })

  it('can return to the earlier version, which contains the address of the companion', async () => {
    before = await everything()
    const { result } = await cli.sf(`project deploy start --metadata-dir ${EARLIER} --single-package --target-org sim`)
    expect(result).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 })
    await control(simulator.sandbox, 'PUT named-credential', { companionUrl })
    expect(await everything()).toMatchObject(before)
    expect(await unprefixed()).toContain('SnapshotJob')
  })

  it('cannot be uninstalled while users have its permission sets and its job is scheduled', async () => {
    const { status, result } = await cli.sf('deploy rollback --target-org sim')
    expect(status).not.toBe(0)
    const text = JSON.stringify(result)
    expect(text).toContain('Tollbridge_Admin is assigned')
    expect(text).toContain('jobs pending or in progress')
    expect(await everything()).toMatchObject(before)
  })

  it('can be uninstalled after that, both versions with their records, and installed again', async () => {
    for (const { Id } of await records(simulator.sandbox, KEPT.assignments))
      await call(simulator.sandbox, `sobjects/PermissionSetAssignment/${String(Id)}`, { method: 'DELETE' })
    await apex('TollbridgeSetupController/schedule', { intervalMinutes: 0 })
    for (const directory of ['force-app', 'force-app-companion'])
      expect(await cli.sf(`deploy rollback ${directory} --target-org sim`)).toMatchObject({
        result: { status: 'Succeeded' },
      })
    expect(await query(simulator.sandbox, KEPT.snapshots)).toMatchObject({ status: 400 })
    expect(await records(simulator.sandbox, 'SELECT Name FROM ApexClass')).toEqual([])

    for (const directory of ['force-app-companion', 'force-app'])
      expect(await cli.sf(`deploy start ${directory} --target-org sim`)).toMatchObject({
        result: { status: 'Succeeded', numberComponentErrors: 0 },
      })
    expect(await records(simulator.sandbox, KEPT.snapshots)).toEqual([])
    expect(await apex('TollbridgeSetupController/read')).toMatchObject({
      // The removed permission sets took the access to the key with them.
      companion: 'no-access',
      nextRunAt: null,
      settings: { keepDays: 30 },
    })
  })

  /** The names of the org's classes and components that have no prefix. */
  async function unprefixed(): Promise<string[]> {
    const tooling = (soql: string) => call(simulator.sandbox, `tooling/query?q=${encodeURIComponent(soql)}`)
    const answers = await Promise.all([
      tooling('SELECT Name FROM ApexClass'),
      tooling('SELECT DeveloperName FROM LightningComponentBundle'),
    ])
    const names = answers.flatMap(({ body }) => Value.Parse(Names, body).records.map(({ Name, DeveloperName }) => Name ?? DeveloperName ?? '')) // prettier-ignore
    expect(names.length).toBeGreaterThan(100)
    return names.filter((name) => !name.toLowerCase().startsWith('tollbridge'))
  }
})
