import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'
import { control, wireCalls } from '../../kit/simulator/simulator.ts'

const Finding = Type.Object({
  id: Type.String(),
  state: Type.String(),
  object: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
  detail: Type.Union([Type.String(), Type.Null()]),
})
const Answer = Type.Object({
  organizationId: Type.String(),
  userId: Type.String(),
  checkedAt: Type.String(),
  findings: Type.Array(Finding),
})
const Checks = Type.Object({
  checks: Type.Array(Type.Object({ id: Type.String(), state: Type.String(), facts: Type.Unknown() })),
})

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
beforeEach(async () => {
  await connect(test.admin, test.sandbox)
})
afterEach(async () => {
  await control(test.sandbox, 'PUT rights', {})
  await control(test.sandbox, 'PUT permissions', { viewAllFields: true })
  await control(test.sandbox, 'PUT hidden-fields', { object: 'Lead', fields: [] })
  await control(test.sandbox, 'PUT refusals', {})
  for (const table of ['user_check', 'fingerprint']) await test.database.execute(`delete from ${table}`)
  await test.settleAccounts()
})

const takeAway = (rights: object) => control(test.sandbox, 'PUT rights', rights)
const ask = () => test.admin.request({ method: 'POST', url: '/api/v1/go-live/permissions' })

async function check() {
  const answer = await ask()
  expect(answer.statusCode).toBe(200)
  return Value.Parse(Answer, answer.json())
}

/** The findings that are not in order. */
async function trouble() {
  const { findings } = await check()
  return findings
    .filter(({ state }) => state !== 'ok')
    .map(({ id, state, object, field }) => [id, state, object, field])
}

/** Without a reading of the org it is unknown whether it has the package of Marketo Measure. */
const UNCERTAIN = ['Lead', 'Account', 'Opportunity', 'Campaign'].length

async function listed() {
  const answer = await test.admin.request({ method: 'GET', url: '/api/v1/go-live' })
  return Value.Parse(Checks, answer.json()).checks.find(({ id }) => id === 'user-permissions')
}

describe('the check of the integration user', () => {
  it('costs one credit, and is stored with its time', async () => {
    expect(await listed()).toMatchObject({ state: 'unknown', facts: { checkedAt: null, findings: [] } })
    const before = await wireCalls(test.sandbox)
    const { checkedAt, organizationId, findings } = await check()
    expect((await wireCalls(test.sandbox)).api - before.api).toBe(1)
    expect([organizationId, checkedAt]).toEqual([test.sandbox.organizationId, test.clock.now().toISOString()])

    test.clock.advance({ minutes: 5 })
    expect(await listed()).toMatchObject({ facts: { checkedAt, missing: 0, unknown: UNCERTAIN, findings } })
    expect((await wireCalls(test.sandbox)).api - before.api).toBe(1)
  })

  it('finds everything in order, except what is unknown without a reading', async () => {
    expect(await trouble()).toEqual([
      ['field-edit', 'unknown', 'Lead', 'bizible2__Account__c'],
      ['field-edit', 'unknown', 'Account', 'bizible2__Engagement_Score__c'],
      ['field-edit', 'unknown', 'Opportunity', 'bizible2__Bizible_Opportunity_Amount__c'],
      ['field-edit', 'unknown', 'Campaign', 'bizible2__UniqueId__c'],
    ])
  })

  it.each(['converted-leads', 'event-log-files', 'marketing-user', 'lead-queues'])(
    'finds that %s is missing',
    async (right) => {
      await takeAway({ without: [right] })
      expect(await trouble()).toContainEqual([right, 'missing', undefined, undefined])
      expect(await trouble()).toHaveLength(1 + UNCERTAIN)
    },
  )

  it('finds a licence that is API-only', async () => {
    await takeAway({ licence: 'Salesforce Integration' })
    expect((await check()).findings).toContainEqual({
      id: 'licence',
      state: 'missing',
      detail: 'Salesforce Integration',
    })
  })

  it('finds a right that is missing on an object', async () => {
    await takeAway({ objects: [{ object: 'Campaign', right: 'Create' }] })
    expect(await trouble()).toContainEqual(['object-create', 'missing', 'Campaign', undefined])
    await takeAway({ objects: [{ object: 'Case', right: 'Read' }] })
    expect(await trouble()).toContainEqual(['object-read', 'missing', 'Case', undefined])
  })

  it('finds a field that is hidden', async () => {
    await control(test.sandbox, 'PUT permissions', { viewAllFields: false })
    await control(test.sandbox, 'PUT hidden-fields', { object: 'Lead', fields: ['Email'] })
    expect(await trouble()).toContainEqual(['field-read', 'missing', 'Lead', 'Email'])
    expect(await trouble()).toHaveLength(1 + UNCERTAIN)
  })

  it('needs only the fields of the package that the org has, after a reading', async () => {
    await test.admin.request({ method: 'POST', url: '/api/v1/parity/fingerprints' })
    expect(await trouble()).toEqual([])
    const ofPackage = (await check()).findings.filter(({ field }) => field?.startsWith('bizible2__'))
    expect(ofPackage.map(({ object, field, state }) => [object, field, state])).toEqual([
      ['Account', 'bizible2__Engagement_Score__c', 'ok'],
      ['Opportunity', 'bizible2__Bizible_Opportunity_Amount__c', 'ok'],
    ])
    await takeAway({ readOnlyFields: ['Account.bizible2__Engagement_Score__c'] })
    expect(await trouble()).toEqual([['field-edit', 'missing', 'Account', 'bizible2__Engagement_Score__c']])
    expect(await listed()).toMatchObject({ state: 'open', facts: { missing: 1, unknown: 0 } })
  })

  it('reports what the org does not return as unknown, never as in order', async () => {
    await takeAway({ without: ['view-setup'] })
    const { findings } = await check()
    const states = (of: string) => findings.filter(({ id }) => id.startsWith(of)).map(({ state }) => state)
    expect(new Set([...states('object-'), ...states('field-')])).toEqual(new Set(['unknown']))
    expect([states('view-setup'), states('converted-leads'), states('marketing-user')]).toEqual([
      ['missing'],
      ['unknown'],
      ['ok'],
    ])
  })

  it('continues when the org refuses one part', async () => {
    await control(test.sandbox, 'PUT refusals', { objects: ['QueueSobject', 'FieldPermissions'] })
    await control(test.sandbox, 'PUT permissions', { viewAllFields: false })
    const found = await trouble()
    expect(found).toContainEqual(['field-read', 'unknown', 'Lead', 'Email'])
    expect(found.every(([id, state]) => String(id).startsWith('field-') && state === 'unknown')).toBe(true)
  })

  it('reports that the user has no API access', async () => {
    await takeAway({ without: ['api-enabled'] })
    const { findings } = await check()
    expect(findings).toContainEqual({ id: 'api-enabled', state: 'missing', detail: null })
    expect(findings.filter(({ state }) => state === 'ok')).toEqual([])
  })

  it('replaces the previous check', async () => {
    await takeAway({ without: ['marketing-user'] })
    await check()
    await takeAway({})
    await check()
    expect(await listed()).toMatchObject({ facts: { missing: 0 } })
    const { rows } = await test.database.execute('select count(*)::int as checks from user_check')
    expect(rows).toEqual([{ checks: 1 }])
  })
})

describe('without a connection', () => {
  it('reports that there is no user to check', async () => {
    await test.database.execute('delete from connection')
    expect((await ask()).json()).toMatchObject({ code: 'CONNECTION_MISSING' })
  })
})
