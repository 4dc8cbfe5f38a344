import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { records, simulatorForTest, type TestSimulator, some } from './support.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const SF = join(ROOT, 'node_modules/@salesforce/cli/bin/run.js')
const DEPLOY = join(ROOT, 'scripts/salesforce/deploy.ts')
const Job = Type.Object({ id: Type.String() })
const Result = Type.Object({ status: Type.Number(), result: Type.Unknown() })

/** The real Salesforce CLI, with a home of its own and without its background work. */
describe('the real sf', { timeout: 120_000 }, () => {
  let simulator: TestSimulator
  let home: string
  beforeAll(async () => {
    simulator = await simulatorForTest()
    home = await mkdtemp(join(tmpdir(), 'tollbridge-sf-'))
  })
  afterAll(async () => {
    await simulator.closeAndDelete()
    await rm(home, { recursive: true, force: true })
  })

  async function sf(command: string, ...more: string[]) {
    const env = {
      PATH: process.env.PATH,
      HOME: home,
      SF_ACCESS_TOKEN: simulator.sandbox.accessToken,
      SF_DISABLE_AUTOUPDATE: 'true',
      SF_AUTOUPDATE_DISABLE: 'true',
      SF_DISABLE_TELEMETRY: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true',
      SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
      ...(command.startsWith('REST ') && { SF_ORG_METADATA_REST_DEPLOY: 'true' }),
    }
    const words = command.replace('REST ', '').split(' ')
    const program = words[0] === 'deploy' ? DEPLOY : SF
    const parameters = words[0] === 'deploy' ? words.slice(1) : words
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...parameters, ...more, '--json'], {
      env,
      cwd: ROOT,
    })
    return Value.Parse(Result, JSON.parse(stdout))
  }

  it('logs in with an access token', async () => {
    const { status, result } = await sf(
      'org login access-token --alias sim --no-prompt',
      '--instance-url',
      simulator.sandbox.instanceUrl,
    )
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

  it.each(['', 'REST '])('deploys force-app %s', async (way) => {
    const { status, result } = await sf(`${way}project deploy start --source-dir force-app --target-org sim`)
    expect([status, result]).toMatchObject([0, { status: 'Succeeded', numberComponentErrors: 0 }])
    const classes = await records(simulator.sandbox, 'SELECT Name FROM ApexClass')
    expect(classes.map(({ Name }) => Name)).toContain('OverviewController')
  })

  it('P6: a deploy over what is there keeps every record, and what it does not name', async () => {
    const count = async () => (await records(simulator.sandbox, 'SELECT COUNT(Id) total FROM Lead'))[0]?.total
    const before = await count()
    await sf('project deploy start --source-dir force-app/main/default/tabs --target-org sim')
    const classes = await records(simulator.sandbox, 'SELECT Name FROM ApexClass')

    expect(await count()).toBe(before)
    expect(classes.map(({ Name }) => Name)).toContain('OverviewController')
  })

  it.each(['force-app-translations', 'force-app-client'])('deploys %s after the app', async (directory) => {
    const { result } = await sf(`project deploy start --source-dir ${directory} --target-org sim`)
    expect(result).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 })
  })

  it('rolls back by destructive changes, validates into the empty org, and deploys quickly what was validated', async () => {
    const classes = async () => (await records(simulator.sandbox, 'SELECT Name FROM ApexClass')).length
    expect(await sf('deploy rollback --target-org sim')).toMatchObject({ result: { status: 'Succeeded' } })
    expect(await classes()).toBe(0)

    const { result: validated } = await sf('deploy validate --target-org sim')
    expect(validated).toMatchObject({ status: 'Succeeded', checkOnly: true })
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
