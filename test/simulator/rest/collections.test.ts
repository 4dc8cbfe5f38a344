import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, query, records, simulatorForTest, type TestSimulator, like } from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
})
afterAll(() => simulator.closeAndDelete())

type Item = Record<string, unknown>
const Created = Type.Array(Type.Object({ id: Type.String() }))
const lead = (fields: Item) => ({ attributes: { type: 'Lead' }, LastName: 'Berg', Company: 'Fjord AB', ...fields })
const write = (method: string, items: Item[], { path = 'composite/sobjects', allOrNone = false } = {}) =>
  call(simulator.production, path, { method, body: { allOrNone, records: items } })

async function created(fields: Item) {
  const { body } = await write('POST', [lead(fields)])
  return Value.Parse(Created, body)[0]?.id ?? ''
}

describe('a collection', () => {
  it('creates the valid records and reports each in order, with statusCode', async () => {
    const { status, body } = await write('POST', [
      lead({}),
      { attributes: { type: 'Lead' }, LastName: 'Nobody' },
      lead({ FirstName: 'Ida' }),
    ])
    expect(status).toBe(200)
    expect(body).toMatchObject([
      { success: true, errors: [], id: like(/^00Q\w{15}$/) },
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Company'] }] },
      { success: true },
    ])
  })

  it.each([
    ['a text too long', { Company: 'x'.repeat(256) }, 'STRING_TOO_LONG'],
    ['a value outside a restricted picklist', { CleanStatus: 'Spotless' }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    ['a broken email address', { Email: 'not an address' }, 'INVALID_EMAIL_ADDRESS'],
    ['a field that does not exist', { Shoe_Size__c: 44 }, 'INVALID_FIELD'],
    ['a field that cannot be written', { Name: 'Ida Berg' }, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
    ['a text for a number', { NumberOfEmployees: 'many' }, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    ['a number out of range', { NumberOfEmployees: 1e9 }, 'NUMBER_OUTSIDE_VALID_RANGE'],
    ['an id of no user', { OwnerId: '005000000000000AAA' }, 'INVALID_CROSS_REFERENCE_KEY'],
    ['an id that is none', { OwnerId: 'Ida' }, 'MALFORMED_ID'],
    ['a unique value that is taken', { Marketo_Person_Id__c: 'm-100000' }, 'DUPLICATE_VALUE'],
  ])('refuses %s', async (_, fields, statusCode) => {
    const { body } = await write('POST', [lead(fields)])
    expect(body).toMatchObject([{ success: false, errors: [{ statusCode }] }])
  })

  it('accepts other values in an unrestricted picklist', async () => {
    expect((await write('POST', [lead({ Industry: 'Beekeeping' })])).body).toMatchObject([{ success: true }])
  })

  it('updates by id, and moves SystemModstamp', async () => {
    const id = await created({})
    const { body } = await write('PATCH', [
      { attributes: { type: 'Lead' }, id, Title: 'CTO' },
      { attributes: { type: 'Lead' }, Title: 'x' },
    ])
    expect(body).toMatchObject([{ success: true, id }, { errors: [{ statusCode: 'MISSING_ARGUMENT' }] }])
    const [row] = await records(
      simulator.production,
      `SELECT Title, CreatedDate, SystemModstamp FROM Lead WHERE Id = '${id}'`,
    )
    expect(row?.Title).toBe('CTO')
    expect(String(row?.SystemModstamp) >= String(row?.CreatedDate)).toBe(true)
  })

  it('upserts by an external id: creates once, then updates', async () => {
    const path = 'composite/sobjects/Lead/Marketo_Person_Id__c'
    const item = lead({ Marketo_Person_Id__c: 'M-UPSERT' })
    const first = await write('PATCH', [item], { path })
    const second = await write('PATCH', [{ ...item, Title: 'CFO' }], { path })
    expect([first.body, second.body]).toMatchObject([
      [{ success: true, created: true }],
      [{ success: true, created: false }],
    ])
  })

  it('refuses an upsert by a field that is not an external id', async () => {
    expect((await write('PATCH', [lead({})], { path: 'composite/sobjects/Lead/Company' })).status).toBe(404)
  })

  it('deletes a record, after which it cannot be found', async () => {
    const id = await created({})
    const remove = () => call(simulator.production, `composite/sobjects?ids=${id}`, { method: 'DELETE' })
    expect((await remove()).body).toMatchObject([{ success: true, id }])
    expect((await remove()).body).toMatchObject([{ success: false, errors: [{ statusCode: 'ENTITY_IS_DELETED' }] }])
  })

  it('stores nothing under allOrNone when one fails', async () => {
    const { body } = await write('POST', [lead({ Title: 'All Or None' }), { attributes: { type: 'Lead' } }], {
      allOrNone: true,
    })
    expect(body).toMatchObject([
      { errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] },
    ])
    expect(
      (await query(simulator.production, "SELECT COUNT() FROM Lead WHERE Title = 'All Or None'")).body,
    ).toMatchObject({ totalSize: 0 })
  })

  it('accepts at most 200 records', async () => {
    const items = (count: number) => Array.from({ length: count }, () => lead({}))
    expect((await write('POST', items(200))).status).toBe(200)
    const tooMany = await write('POST', items(201))
    expect([tooMany.status, tooMany.body]).toMatchObject([400, [{ errorCode: 'EXCEEDED_ID_LIMIT' }]])
  })

  it('accepts at most 10 runs of one type', async () => {
    const account = { attributes: { type: 'Account' }, Name: 'Run AB' }
    const runs = (count: number) => Array.from({ length: count }, (_, index) => (index % 2 ? account : lead({})))
    expect((await write('POST', runs(10))).status).toBe(200)
    expect((await write('POST', runs(11))).status).toBe(400)
  })

  it('refuses a record without its type', async () => {
    expect((await write('POST', [{ LastName: 'Berg' }])).status).toBe(400)
  })
})

describe('a single record', () => {
  it('is created, read, changed and deleted', async () => {
    const make = await call(simulator.production, 'sobjects/Account', { method: 'POST', body: { Name: 'Single AB' } })
    const id = Value.Parse(Type.Object({ id: Type.String() }), make.body).id
    const change = await call(simulator.production, `sobjects/Account/${id}`, {
      method: 'PATCH',
      body: { Phone: '123' },
    })
    const read = await call(simulator.production, `sobjects/Account/${id}?fields=Name,Phone`)
    const remove = await call(simulator.production, `sobjects/Account/${id}`, { method: 'DELETE' })
    const gone = await call(simulator.production, `sobjects/Account/${id}`)
    expect([make.status, change.status, read.status, remove.status, gone.status]).toEqual([201, 204, 200, 204, 404])
    expect(read.body).toMatchObject({ Name: 'Single AB', Phone: '123' })
  })

  it('is refused with an array of errors with errorCode', async () => {
    const { status, body } = await call(simulator.production, 'sobjects/Lead', {
      method: 'POST',
      body: { LastName: 'Berg' },
    })
    expect([status, body]).toEqual([
      400,
      [{ message: 'Required fields are missing: [Company]', errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Company'] }],
    ])
  })

  it('is upserted by an external id in its path', async () => {
    const upsert = () =>
      call(simulator.production, 'sobjects/Lead/Marketo_Person_Id__c/M-PATH', {
        method: 'PATCH',
        body: { LastName: 'B', Company: 'C' },
      })
    expect([(await upsert()).status, (await upsert()).status]).toEqual([201, 200])
  })
})
