import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'
import { control } from '../../kit/simulator/simulator.ts'
import { contentOf, forgetParity, hide, objectIn, take } from '../../kit/parity/orgs.ts'

const SIX = ['Account', 'Campaign', 'Case', 'Contact', 'Lead', 'Opportunity']

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
beforeEach(async () => {
  await forgetParity(test)
  await connect(test.admin, test.sandbox)
})
afterEach(() => test.settleAccounts())

const refuse = (parts: string[], objects: string[] = []) => control(test.sandbox, 'PUT refusals', { parts, objects })
const calls = async () => (await test.counted()).wire.api

/** Reads the org, and returns its cost too. */
async function takeCounting() {
  const before = await calls()
  const taken = await take(test)
  return { ...taken, credits: (await calls()) - before, content: await contentOf(test, taken.fingerprintId) }
}

describe('reading the connected org', () => {
  it('costs one credit, of the consumer parity', async () => {
    const { credits, environment, organizationId, unchanged, unknown } = await takeCounting()
    expect(credits).toBe(1)
    expect({ environment, organizationId, unchanged, unknown }).toEqual({
      environment: 'sandbox',
      organizationId: test.sandbox.organizationId,
      unchanged: false,
      unknown: [],
    })
    const { rows } = await test.database.execute(
      `select consumer, sum(credits)::int as credits from credit_count where bucket = 'api' group by 1 order by 1`,
    )
    expect(rows).toEqual([
      { consumer: 'handshake', credits: 1 },
      { consumer: 'parity', credits: 1 },
    ])
  })

  it('returns fields, triggers, flows and validation rules of the six objects', async () => {
    const { content } = await takeCounting()
    expect(content.objects.map(({ name, visibility }) => [name, visibility])).toEqual(SIX.map((name) => [name, 'all']))
    expect(objectIn(content, 'Account')?.fields).toContainEqual({
      name: 'Customer_Number__c',
      type: 'string',
      length: 30,
      precision: 0,
      scale: 0,
      required: false,
      unique: true,
      externalId: true,
      formula: null,
      references: [],
      restricted: false,
      picklist: [],
    })
    const routing = { object: 'Lead', name: 'LeadRouting', active: false, events: ['AfterInsert', 'AfterUpdate'] }
    expect(content.triggers).toContainEqual({ ...routing, apiVersion: 66, checksum: '1037013' })
    const check = { object: 'Campaign', name: 'Campaign_Budget_Check', active: false, type: 'RecordAfterSave' }
    expect(content.flows).toContainEqual({ ...check, on: 'Create' })
    expect(content.rules).toContainEqual({ object: 'Opportunity', name: 'Close_Date_Ahead', active: false })
  })

  it('again costs one credit and reports no change', async () => {
    const first = await takeCounting()
    const second = await takeCounting()
    expect(second).toMatchObject({ credits: 1, unchanged: true, sha256: first.sha256 })
  })

  it('again uses the cached describe when the org answers that nothing changed', async () => {
    await take(test)
    await test.database.execute(
      `update describe_cache set body = replace(body, '"name":"Rating"', '"name":"Kept"') where object = 'Lead'`,
    )
    const { content } = await takeCounting()
    const names = objectIn(content, 'Lead')?.fields.map(({ name }) => name)
    expect(names).toContain('Kept')
    expect(names).not.toContain('Rating')
  })

  it('ignores the cache of an older version', async () => {
    await take(test)
    await test.database.execute(`update describe_cache set body = '[{"name":"Rating"}]' where object = 'Lead'`)
    expect(await takeCounting()).toMatchObject({ credits: 1, unchanged: true })
  })

  it('continues with a new token when the session has ended', async () => {
    await control(test.sandbox, 'POST expire-access-tokens')
    const { credits, unknown } = await takeCounting()
    expect([credits, unknown]).toEqual([2, []])
  })

  it('refuses a person who is not an admin', async () => {
    const answer = await test.app.inject({ method: 'POST', url: '/api/v1/parity/fingerprints' })
    expect(answer.statusCode).toBe(401)
  })

  it('is refused without a connection', async () => {
    await test.database.execute('delete from connection')
    const answer = await test.admin.request({ method: 'POST', url: '/api/v1/parity/fingerprints' })
    expect(answer.json()).toMatchObject({ code: 'CONNECTION_MISSING' })
  })
})

describe('a field that the integration user does not see', () => {
  afterEach(() => hide(test.sandbox, 'Lead', []))

  it('is known as hidden, not as missing', async () => {
    await hide(test.sandbox, 'Lead', ['Rating', 'Email'])
    const { content, credits } = await takeCounting()
    const { fields = [], hiddenFields, visibility } = objectIn(content, 'Lead') ?? {}
    expect(credits).toBe(1)
    expect([hiddenFields, visibility]).toEqual([['Email', 'Rating'], 'all'])
    expect(fields.map(({ name }) => name)).not.toContain('Email')
  })

  it('is visible as soon as access is granted, even when the object did not change', async () => {
    await hide(test.sandbox, 'Lead', ['Rating'])
    await take(test)
    const { rows } = await test.database.execute('select object from describe_cache order by object')
    expect(rows.map(({ object }) => object)).toEqual(SIX.filter((name) => name !== 'Lead'))
  })

  it('makes the object partly visible when the org hides field names too', async () => {
    await hide(test.sandbox, 'Lead', ['Rating'])
    await refuse([], ['FieldDefinition'])
    const { content } = await takeCounting()
    expect(objectIn(content, 'Lead')).toMatchObject({ visibility: 'limited', hiddenFields: [] })
    expect(objectIn(content, 'Case')).toMatchObject({ visibility: 'all' })
  })
})

describe('a part that an org refuses in the composite request', () => {
  it.each([
    { what: 'queries of the Tooling API', parts: ['tooling-in-composite'], credits: 2 },
    { what: 'describes', parts: ['describe-in-composite'], credits: 7 },
    { what: 'all objects at once of FieldDefinition', parts: ['in-of-field-definition'], credits: 3 },
  ])('is requested alone: $what', async ({ parts, credits }) => {
    const { sha256 } = await take(test)
    await test.database.execute('delete from describe_cache')
    await refuse(parts)
    expect(await takeCounting()).toMatchObject({ credits, sha256, unchanged: true, unknown: [] })
  })

  it('can be the whole request: every part is requested alone', async () => {
    const { sha256 } = await take(test)
    await test.database.execute('delete from describe_cache')
    await refuse(['composite'])
    // One refused request, ten parts, and two refused again for the names of fields.
    expect(await takeCounting()).toMatchObject({ credits: 13, sha256, unknown: [] })
  })

  it('is replaced by the names of fields, object by object', async () => {
    await hide(test.sandbox, 'Lead', ['Rating'])
    await refuse(['in-of-field-definition'])
    const { content } = await takeCounting()
    expect(objectIn(content, 'Lead')).toMatchObject({ visibility: 'all', hiddenFields: ['Rating'] })
    await hide(test.sandbox, 'Lead', [])
  })

  it.each([
    { what: 'the flows', objects: ['FlowDefinitionView'], unknown: ['flows'] },
    { what: 'the triggers', objects: ['ApexTrigger'], unknown: ['triggers'] },
    { what: 'the validation rules', objects: ['ValidationRule'], unknown: ['rules'] },
    { what: 'an object', objects: ['Case'], unknown: ['Case'] },
    { what: 'the permissions', objects: ['ObjectPermissions'], unknown: [] },
  ])('and alone too stays unknown, for one more credit: $what', async ({ objects, unknown }) => {
    await refuse([], objects)
    expect(await takeCounting()).toMatchObject({ credits: 2, unknown })
  })

  it('leaves what the org hides unknown, which is not the same as empty', async () => {
    await refuse([], ['FlowDefinitionView', 'Case'])
    const { content } = await takeCounting()
    expect(content.flows).toBeNull()
    expect(content.triggers).not.toBeNull()
    expect(content.objects.map(({ name }) => name)).toEqual(SIX.filter((name) => name !== 'Case'))
  })

  it('sees objects in part when the org hides both permissions and field names', async () => {
    await refuse([], ['ObjectPermissions', 'FieldDefinition'])
    const { content, credits } = await takeCounting()
    expect(credits).toBe(4)
    expect(content.objects.map(({ visibility }) => visibility)).toEqual(SIX.map(() => 'limited'))
  })

  it('refuses the whole reading when the org returns no object', async () => {
    await refuse([], SIX)
    const answer = await test.admin.request({ method: 'POST', url: '/api/v1/parity/fingerprints' })
    expect(answer.json()).toMatchObject({ code: 'SALESFORCE_REFUSED', params: { salesforceCode: 'NOT_FOUND' } })
    expect((await test.database.execute('select 1 from fingerprint')).rows).toEqual([])
  })
})

describe('an org that answers in part', () => {
  const inject = (fault: object) => control(test.sandbox, 'POST faults', fault)
  const oddRating = { kind: 'describe-form', path: 'sobjects/Lead', field: 'Rating', form: { length: null } }

  it('K7: has an unknown field where describe has one that cannot be understood (CASE-A29)', async () => {
    await inject(oddRating)
    const { content, credits, unknown } = await takeCounting()
    const lead = objectIn(content, 'Lead')
    expect([credits, unknown]).toEqual([1, ['Lead.Rating']])
    expect(lead).toMatchObject({ visibility: 'all', hiddenFields: [], unknownFields: ['Rating'] })
    expect(lead?.fields.map(({ name }) => name)).toContain('Email')
  })

  it('K7: is described again each time while a field of it is unknown', async () => {
    await inject({ ...oddRating, times: 1 })
    await take(test)
    expect((await takeCounting()).unknown).toEqual([])
  })

  it('K7: lacks an object whose describe cannot be understood', async () => {
    await inject({ ...oddRating, form: { name: null } })
    expect(await takeCounting()).toMatchObject({ credits: 1, unknown: ['Lead'] })
  })

  it('K7: is asked part by part when all together take too long, for a credit each (CASE-A20)', async () => {
    const { sha256 } = await take(test)
    await test.database.execute('delete from describe_cache')
    await inject({ kind: 'hang', path: '/services/data/v67.0/composite', times: 1 })
    // One request without an answer, ten parts, and two requests for the names of fields.
    expect(await takeCounting()).toMatchObject({ credits: 13, sha256, unchanged: true, unknown: [] })
  })

  it('K7: has an unknown list where a part takes too long even alone (CASE-A20)', async () => {
    await inject({ kind: 'hang', path: '/services/data/v67.0/composite', times: 1 })
    await inject({ kind: 'hang', path: '/services/data/v67.0/tooling' })
    expect(await takeCounting()).toMatchObject({ credits: 13, unknown: ['rules'] })
  })

  it('K7: is silent, not slow, when two parts in a row take too long (CASE-A20)', async () => {
    await inject({ kind: 'hang' })
    const before = await calls()
    const answer = await test.admin.request({ method: 'POST', url: '/api/v1/parity/fingerprints' })
    expect(answer.json()).toMatchObject({ code: 'SALESFORCE_TIMEOUT' })
    expect((await calls()) - before).toBe(3)
  })
})

describe('a connection that must be authorized again', () => {
  const JOB = 'parity-take-fingerprint'
  const status = (to: string) => test.database.execute(`update connection set status = '${to}'`)
  const request = () => test.admin.request({ method: 'POST', url: '/api/v1/parity/fingerprints' })
  const kept = async () => (await test.database.execute('select 1 from fingerprint')).rows.length

  it('is reported, and the job reads the fingerprint once it is authorized', async () => {
    await status('authorization-required')
    expect((await request()).json()).toMatchObject({ code: 'AUTHORIZATION_REQUIRED' })
    expect(test.jobs.waiting().map(({ name }) => name)).toEqual([JOB])
    await status('connected')
    await test.jobs.run()
    expect(await kept()).toBe(1)
  })

  it('fails the job, so that the queue retries it until then', async () => {
    await status('authorization-required')
    await request()
    await expect(test.jobs.run()).rejects.toThrow('AUTHORIZATION_REQUIRED')
    expect(await kept()).toBe(0)
    await status('connected')
  })

  it('ends the job when the connection is gone', async () => {
    await status('authorization-required')
    await request()
    await test.database.execute('delete from connection')
    await test.jobs.run()
    expect(test.jobs.waiting()).toEqual([])
  })
})
