import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import {
  call,
  control,
  query,
  simulatorForTest,
  type TestSimulator,
  having,
  listWith,
  some,
} from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
})
afterAll(() => simulator.closeAndDelete())

const SIX = ['Lead', 'Contact', 'Account', 'Opportunity', 'Campaign', 'Case']
const Description = Type.Object({ fields: Type.Array(Type.Object({ name: Type.String(), custom: Type.Boolean() })) })

async function fieldsOf(org: SimulatedOrgInfo, object: string) {
  return Value.Parse(Description, (await call(org, `sobjects/${object}/describe`)).body).fields
}

describe('describe', () => {
  it('lists a few hundred fields over the six objects, custom ones included', async () => {
    const fields = (await Promise.all(SIX.map((object) => fieldsOf(simulator.production, object)))).flat()
    expect(fields.length).toBeGreaterThan(300)
    expect(fields.filter(({ custom }) => custom).length).toBeGreaterThan(100)
  })

  it('has everything that a comparison of orgs needs', async () => {
    const { body } = await call(simulator.production, 'sobjects/Lead/describe')
    expect(body).toMatchObject({
      name: 'Lead',
      keyPrefix: '00Q',
      fields: listWith([
        having({ name: 'Company', type: 'string', length: 255, nillable: false, custom: false }),
        having({ name: 'Marketo_Person_Id__c', externalId: true, unique: true, custom: true }),
        having({
          name: 'OwnerId',
          type: 'reference',
          referenceTo: ['User'],
          relationshipName: 'Owner',
        }),
        having({ name: 'Street', compoundFieldName: 'Address' }),
        having({ name: 'Score_Band__c', calculated: true, calculatedFormula: some(String) }),
      ]),
    })
  })

  it('differs a little between production and the sandbox', async () => {
    const names = async (org: SimulatedOrgInfo) => (await fieldsOf(org, 'Lead')).map(({ name }) => name)
    const [there, here] = [await names(simulator.production), await names(simulator.sandbox)]
    expect(there.filter((name) => !here.includes(name))).toEqual(['Preference_Center_URL__c'])
    expect(here.filter((name) => !there.includes(name))).toEqual(['Is_Research_Lab__c'])
  })

  it('answers 304 without a body to an unchanged copy, by date or by tag', async () => {
    const first = await call(simulator.production, 'sobjects/Case/describe')
    const byDate = { 'If-Modified-Since': first.headers.get('last-modified') ?? '' }
    const byTag = { 'If-None-Match': first.headers.get('etag') ?? '' }
    for (const headers of [byDate, byTag]) {
      const again = await call(simulator.production, 'sobjects/Case/describe', { headers })
      expect([again.status, again.text]).toEqual([304, ''])
    }
  })

  it('answers 404 for an object that the org does not have', async () => {
    const { status, body } = await call(simulator.production, 'sobjects/Unheard/describe')
    expect([status, body]).toEqual([
      404,
      [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
    ])
  })

  it('lists every object', async () => {
    const { body } = await call(simulator.production, 'sobjects')
    expect(body).toMatchObject({
      sobjects: listWith(SIX.map((name) => having({ name }))),
    })
  })
})

describe('a field hidden from the caller', () => {
  it('is missing from describe, unknown to SOQL and writes, and back when shown again', async () => {
    const before = await call(simulator.sandbox, 'sobjects/Lead/describe')
    await control(simulator.sandbox, 'PUT hidden-fields', { object: 'Lead', fields: ['Rating'] })

    const headers = { 'If-Modified-Since': before.headers.get('last-modified') ?? '' }
    const after = await call(simulator.sandbox, 'sobjects/Lead/describe', { headers })
    const asked = await query(simulator.sandbox, 'SELECT Rating FROM Lead')
    const written = await call(simulator.sandbox, 'sobjects/Lead', {
      method: 'POST',
      body: { LastName: 'B', Company: 'C', Rating: 'Hot' },
    })
    expect(after.status).toBe(200)
    expect(after.text).not.toContain('"Rating"')
    expect(asked.body).toMatchObject([{ errorCode: 'INVALID_FIELD' }])
    expect(written.body).toMatchObject([{ errorCode: 'INVALID_FIELD' }])

    await control(simulator.sandbox, 'PUT hidden-fields', { object: 'Lead', fields: [] })
    expect((await query(simulator.sandbox, 'SELECT Rating FROM Lead LIMIT 1')).status).toBe(200)
  })
})
