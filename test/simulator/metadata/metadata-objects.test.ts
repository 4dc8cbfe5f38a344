import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import {
  call,
  control,
  having,
  like,
  pageOf,
  query,
  records,
  simulatorForTest,
  type TestSimulator,
} from '../../kit/simulator/simulator.ts'

const SIX = ['Account', 'Campaign', 'Case', 'Contact', 'Lead', 'Opportunity']
const IN_SIX = `IN ('${SIX.join("', '")}')`
const BASE = '/services/data/v67.0'

let simulator: TestSimulator
let sandbox: SimulatedOrgInfo
let production: SimulatedOrgInfo
beforeAll(async () => {
  simulator = await simulatorForTest()
  ;({ sandbox, production } = simulator)
})
afterAll(() => simulator.closeAndDelete())
afterEach(async () => {
  await control(sandbox, 'PUT refusals', {})
  await control(sandbox, 'PUT permissions', { viewAllFields: true })
  await control(sandbox, 'PUT hidden-fields', { object: 'Lead', fields: [] })
})

const tooling = (org: SimulatedOrgInfo, soql: string) => call(org, `tooling/query?q=${encodeURIComponent(soql)}`)
const composite = (urls: string[]) =>
  call(sandbox, 'composite', {
    method: 'POST',
    body: {
      compositeRequest: urls.map((url, at) => ({ method: 'GET', url: `${BASE}/${url}`, referenceId: `r${at}` })),
    },
  })

describe('FieldDefinition', () => {
  it('returns the fields of several objects, by object name', async () => {
    const soql = `SELECT QualifiedApiName, DataType, EntityDefinition.QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName ${IN_SIX}`
    const rows = await records(sandbox, soql)
    expect(rows.length).toBeGreaterThan(300)
    expect(rows).toContainEqual(
      having({
        QualifiedApiName: 'Company',
        DataType: 'Text(255)',
        EntityDefinition: having({ QualifiedApiName: 'Lead' }),
      }),
    )
  })

  it('returns a field that describe hides', async () => {
    await control(sandbox, 'PUT hidden-fields', { object: 'Lead', fields: ['Rating'] })
    const soql = "SELECT QualifiedApiName FROM FieldDefinition WHERE EntityDefinitionId = 'Lead'"
    expect(await records(sandbox, soql)).toContainEqual(having({ QualifiedApiName: 'Rating' }))
    expect((await call(sandbox, 'sobjects/Lead/describe')).text).not.toContain('"Rating"')
  })

  it('cannot be filtered by OR', async () => {
    const soql = "SELECT Id FROM FieldDefinition WHERE EntityDefinitionId = 'Lead' OR EntityDefinitionId = 'Case'"
    expect((await query(sandbox, soql)).body).toMatchObject([{ errorCode: 'MALFORMED_QUERY' }])
  })
})

describe('ValidationRule', () => {
  const soql = `SELECT ValidationName, Active, EntityDefinition.QualifiedApiName FROM ValidationRule WHERE EntityDefinition.QualifiedApiName ${IN_SIX}`

  it('is available only in the Tooling API', async () => {
    expect(pageOf(await tooling(production, soql)).records).toContainEqual(
      having({
        ValidationName: 'Email_Or_Phone',
        Active: true,
        EntityDefinition: having({ QualifiedApiName: 'Lead' }),
      }),
    )
    expect((await query(production, soql)).body).toMatchObject([{ errorCode: 'INVALID_TYPE' }])
    expect((await call(production, 'sobjects/ValidationRule/describe')).status).toBe(404)
  })

  it('differs between production and the sandbox', async () => {
    const rules = async (org: SimulatedOrgInfo) =>
      pageOf(await tooling(org, soql)).records.map(({ ValidationName, Active }) => [ValidationName, Active])
    expect(await rules(production)).toEqual([
      ['Email_Or_Phone', true],
      ['Close_Date_Ahead', true],
      ['Serial_Number_Form', true],
      ['Customer_Number_Form', false],
    ])
    expect(await rules(sandbox)).toEqual([
      ['Email_Or_Phone', true],
      ['Close_Date_Ahead', false],
      ['Customer_Number_Form', false],
    ])
  })
})

describe('the permissions of a user', () => {
  const viewers = async () => {
    const [user] = await records(sandbox, "SELECT Id FROM User WHERE Username LIKE 'marketo.integration%'")
    const sets = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${String(user?.Id)}'`
    const soql = `SELECT SobjectType FROM ObjectPermissions WHERE PermissionsViewAllFields = true AND SobjectType ${IN_SIX} AND ParentId IN (${sets})`
    return (await records(sandbox, soql)).map(({ SobjectType }) => SobjectType).toSorted()
  }

  it('come from the user’s permission sets, and include View All Fields', async () => {
    expect(await viewers()).toEqual(SIX)
    await control(sandbox, 'PUT permissions', { viewAllFields: false })
    expect(await viewers()).toEqual([])
  })

  it('lack View All Fields on an object with a hidden field', async () => {
    await control(sandbox, 'PUT hidden-fields', { object: 'Lead', fields: ['Rating'] })
    expect(await viewers()).toEqual(SIX.filter((name) => name !== 'Lead'))
  })
})

describe('a configured refusal of an org', () => {
  const rules = `tooling/query?q=${encodeURIComponent('SELECT ValidationName FROM ValidationRule')}`
  const lead = 'sobjects/Lead/describe'
  const parts = (...names: string[]) => control(sandbox, 'PUT refusals', { parts: names })

  it('is off by default: a composite accepts tooling queries and describes', async () => {
    expect((await composite([rules, lead])).body).toMatchObject({
      compositeResponse: [
        { httpStatusCode: 200 },
        { httpStatusCode: 200, httpHeaders: { 'Last-Modified': like('GMT') } },
      ],
    })
  })

  it('can be for tooling queries and describes in a composite, which the org answers alone', async () => {
    await parts('tooling-in-composite', 'describe-in-composite')
    expect((await composite([rules, lead])).body).toMatchObject({
      compositeResponse: [{ httpStatusCode: 404, body: [{ errorCode: 'NOT_FOUND' }] }, { httpStatusCode: 404 }],
    })
    expect((await call(sandbox, rules)).status).toBe(200)
    expect((await call(sandbox, lead)).status).toBe(200)
  })

  it('can be for composites', async () => {
    await parts('composite')
    expect((await composite([lead])).status).toBe(404)
  })

  it('can be for several objects in one query of FieldDefinition', async () => {
    await parts('in-of-field-definition')
    const of = (filter: string) =>
      query(sandbox, `SELECT Id FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName ${filter}`)
    expect((await of(IN_SIX)).body).toMatchObject([{ errorCode: 'EXCEEDED_ID_LIMIT' }])
    expect((await of("= 'Lead'")).status).toBe(200)
  })

  it('can be for objects, which no user sees any more', async () => {
    await control(sandbox, 'PUT refusals', { objects: ['Case', 'FlowDefinitionView'] })
    expect((await call(sandbox, 'sobjects/Case/describe')).status).toBe(404)
    expect((await query(sandbox, 'SELECT Id FROM FlowDefinitionView')).body).toMatchObject([
      { errorCode: 'INVALID_TYPE' },
    ])
  })
})
