import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deployTo, manifest } from '../../kit/simulator/deployment.ts'
import {
  call,
  control,
  having,
  like,
  listWith,
  query,
  records,
  simulatorForTest,
  type TestSimulator,
} from '../../kit/simulator/simulator.ts'

const ZIP = resolve(import.meta.dirname, '../../fixtures/package/tollbridge-0.2.0.zip')
const SNAPSHOT = 'Tollbridge_Snapshot__c'
const SETTINGS = 'Tollbridge_Settings__c'
const TAKEN = { Limit_Name__c: 'DailyApiRequests', Used__c: 41_000, Allowed__c: 115_000, Taken_At__c: '2026-11-24T10:00:00.000+0000' } // prettier-ignore

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
  const files = unzipSync(readFileSync(ZIP))
  const objects = [SNAPSHOT, SETTINGS].map((name) => `objects/${name}.object`)
  const fields = objects.flatMap((path) => fieldsIn(strFromU8(files[path] ?? new Uint8Array()), path))
  await deployTo(simulator.production, {
    'package.xml': manifest({ CustomObject: [SNAPSHOT, SETTINGS], CustomField: fields }),
    ...Object.fromEntries(objects.map((path) => [path, strFromU8(files[path] ?? new Uint8Array())])),
  })
})
afterAll(() => simulator.closeAndDelete())

const fieldsIn = (text: string, path: string) =>
  [...text.matchAll(/<fields>\s*<fullName>(\w+)</g)].map(([, name]) => `${/(\w+)\.object/.exec(path)?.[1]}.${name}`)

const create = (object: string, body: object) =>
  call(simulator.production, `sobjects/${object}`, { method: 'POST', body })
const Created = Type.Object({ id: Type.String() })
const idOf = ({ body }: { body: unknown }) => Value.Parse(Created, body).id

describe('the records of an object from a package', () => {
  it('are created, numbered, changed, found and deleted', async () => {
    const [first, second] = [idOf(await create(SNAPSHOT, TAKEN)), idOf(await create(SNAPSHOT, TAKEN))]
    await call(simulator.production, `sobjects/${SNAPSHOT}/${first}`, { method: 'PATCH', body: { Used__c: 42_000 } })
    await call(simulator.production, `sobjects/${SNAPSHOT}/${second}`, { method: 'DELETE' })
    const third = idOf(await create(SNAPSHOT, TAKEN))

    const soql = `SELECT Id, Name, Used__c FROM ${SNAPSHOT} WHERE Taken_At__c >= 2026-11-24T00:00:00Z ORDER BY Name`
    expect(await records(simulator.production, soql)).toMatchObject([
      { Id: first, Name: 'S-000000001', Used__c: 42_000 },
      { Id: third, Name: 'S-000000003', Used__c: 41_000 },
    ])
  })

  it.each([
    ['no number', { Used__c: 'many' }, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    ['no moment', { Taken_At__c: 'yesterday' }, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    ['a text that is too long', { Limit_Name__c: 'x'.repeat(81) }, 'STRING_TOO_LONG'],
    ['a number that is too large', { Used__c: 10 ** 18 }, 'NUMBER_OUTSIDE_VALID_RANGE'],
    ['a name of its own', { Name: 'S-7' }, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
    ['a field that is not there', { Colour__c: 'red' }, 'INVALID_FIELD'],
  ])('have the types in its metadata: %s is refused', async (_, change, errorCode) => {
    expect(await create(SNAPSHOT, { ...TAKEN, ...change })).toMatchObject({ status: 400, body: [{ errorCode }] })
  })

  it('are described like those of the platform', async () => {
    const { body } = await call(simulator.production, `sobjects/${SNAPSHOT}/describe`)
    expect(body).toMatchObject({ custom: true, customSetting: false, labelPlural: 'Tollbridge Snapshots', keyPrefix: like(/^a..$/) }) // prettier-ignore
    expect(body).toMatchObject({
      fields: listWith([
        having({ name: 'Used__c', label: 'Used', type: 'double', precision: 18, scale: 0, custom: true }),
        having({ name: 'Name', autoNumber: true, createable: false }),
      ]),
    })
    expect(await query(simulator.sandbox, `SELECT Id FROM ${SNAPSHOT}`)).toMatchObject({ status: 400 })
  })
})

describe('a custom setting', () => {
  it('has one row per place in the hierarchy', async () => {
    const row = { SetupOwnerId: simulator.production.organizationId, Keep_Days__c: 14 }
    expect((await create(SETTINGS, row)).status).toBe(201)
    expect(await create(SETTINGS, row)).toMatchObject({ status: 400, body: [{ errorCode: 'DUPLICATE_VALUE' }] })
    expect(await create(SETTINGS, { Keep_Days__c: 7 })).toMatchObject({ body: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] }) // prettier-ignore
  })
})

describe('the content of a package', () => {
  it('is copied into a refreshed sandbox, with its records and settings', async () => {
    await control(simulator.sandbox, 'POST refresh')
    const sandbox = simulator.orgs.find(({ environment }) => environment === 'sandbox')
    if (!sandbox) throw new Error('the sandbox is expected')

    expect(await records(sandbox, `SELECT Name FROM ${SNAPSHOT}`)).toHaveLength(2)
    expect(await records(sandbox, `SELECT SetupOwnerId, Keep_Days__c FROM ${SETTINGS}`)).toMatchObject([
      { SetupOwnerId: sandbox.organizationId, Keep_Days__c: 14 },
    ])
  })

  it('survives a restart of the simulator', async () => {
    const rows = () => records(simulator.production, `SELECT FIELDS(ALL) FROM ${SNAPSHOT} LIMIT 200`)
    const before = await rows()
    expect(before).toHaveLength(2)
    await simulator.close()
    simulator = await simulatorForTest(simulator.stateDir)

    // The client may still treat connections to the stopped simulator as open.
    await expect.poll(rows).toEqual(before)
  })
})
