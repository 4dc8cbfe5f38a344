import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_METHODS } from '../../kit/package/test-methods.ts'
import { LOGIN, salesforceCli } from '../../kit/simulator/sf.ts'
import { records, simulatorForTest, type TestSimulator, some } from '../../kit/simulator/simulator.ts'

const Job = Type.Object({ id: Type.String() })

describe('the real sf', () => {
  let simulator: TestSimulator
  let cli: Awaited<ReturnType<typeof salesforceCli>>
  beforeAll(async () => {
    simulator = await simulatorForTest()
    cli = await salesforceCli(simulator.sandbox)
  })
  afterAll(async () => {
    await simulator.closeAndDelete()
    await cli.remove()
  })
  const sf = (command: string, ...more: string[]) => cli.sf(command, ...more)

  it('logs in with an access token', async () => {
    const { status, result } = await sf(LOGIN, simulator.sandbox.instanceUrl)
    expect(status).toBe(0)
    expect(result).toMatchObject({
      orgId: simulator.sandbox.organizationId,
      isSandbox: true,
      name: simulator.sandbox.name,
    })
  })

  it('displays the org', async () => {
    const { result } = await sf('org display --target-org sim')
    expect(result).toMatchObject({ id: simulator.sandbox.organizationId, connectedStatus: 'Connected' })
  })

  it('lists the limits', async () => {
    const { result } = await sf('org list limits --target-org sim')
    expect(result).toContainEqual({ name: 'DailyApiRequests', max: 115_000, remaining: some(Number) })
  })

  it('queries', async () => {
    const { result } = await sf(
      'data query --target-org sim',
      '--query',
      'SELECT Id, Account.Name FROM Contact LIMIT 3',
    )
    expect(result).toMatchObject({ totalSize: 3, done: true })
  })

  it('deploys the address of the companion, which the app needs', async () => {
    expect(await sf('project deploy start --source-dir force-app --target-org sim')).toMatchObject({
      result: { status: 'Failed' },
    })
    const { result } = await sf('project deploy start --source-dir force-app-companion --target-org sim')
    expect(result).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 })
  })

  it.each(['', 'REST '])('deploys force-app %s', async (way) => {
    const { status, result } = await sf(`${way}project deploy start --source-dir force-app --target-org sim`)
    expect([status, result]).toMatchObject([0, { status: 'Succeeded', numberComponentErrors: 0 }])
    const classes = await records(simulator.sandbox, 'SELECT Name FROM ApexClass')
    expect(classes.map(({ Name }) => Name)).toContain('TollbridgeOverviewController')
  })

  it.each(['force-app-integration', 'force-app-translations'])('deploys %s after the app', async (directory) => {
    const { result } = await sf(`project deploy start --source-dir ${directory} --target-org sim`)
    expect(result).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 })
  })

  it('PK-A8: deploys the external client app in two steps, and is refused all at once', async () => {
    const { result } = await sf('project deploy start --source-dir force-app-client --target-org sim')
    expect(result).toMatchObject({ status: 'Failed' })

    const words = ['--companion', 'https://companion.example.com', '--target-org', 'sim']
    const said = await cli.script('scripts/salesforce/deploy/client-app.ts', ...words)
    expect(said).not.toContain('its policies are not')
    expect(said).toContain('https://companion.example.com/oauth/callback')
    expect(said).toMatch(/Consumer secret: [0-9a-f]{64}/)
  })

  it('PK-B8: removes the packages that depend on the app, then the app, validates against the empty org with its own tests alone, and quick-deploys the validation', async () => {
    const classes = async () => (await records(simulator.sandbox, 'SELECT Name FROM ApexClass')).length
    expect(await sf('deploy rollback --target-org sim')).toMatchObject({ result: { status: 'Failed' } })
    for (const directory of ['force-app-client', ''])
      expect(await sf(`deploy rollback ${directory} --target-org sim`.replace('  ', ' '))).toMatchObject({
        result: { status: 'Succeeded' },
      })
    expect(await classes()).toBe(0)

    const { result: validated } = await sf('deploy validate --target-org sim')
    expect(validated).toMatchObject({
      status: 'Succeeded',
      checkOnly: true,
      numberTestsTotal: TEST_METHODS,
      numberTestErrors: 0,
    })
    expect(await classes()).toBe(0)

    const job = Value.Parse(Job, validated).id
    expect(await sf('deploy quick --target-org sim', '--job-id', job)).toMatchObject({
      result: { status: 'Succeeded' },
    })
    expect(await classes()).toBeGreaterThan(0)
  })

  it('is listed in the event log under its own name, over REST and over SOAP', async () => {
    const soql = `SELECT ApiFamily FROM ApiTotalUsageEventLog WHERE ClientName LIKE 'sfdx toolbelt%' GROUP BY ApiFamily`
    const families = (await records(simulator.sandbox, soql)).map(({ ApiFamily }) => ApiFamily)
    expect(families).toEqual(expect.arrayContaining(['REST', 'SOAP']))
  })
})
