import { describe, expect, it } from 'vitest'
import { flowsOf, rulesOf, triggersOf } from '../../../companion/src/parity/reading/automation.ts'
import { fieldOf } from '../../../companion/src/parity/fingerprint/field.ts'
import { TRIGGER_EVENTS } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import { rowsOrUnknown } from '../../../companion/src/parity/reading/or-unknown.ts'
import { describedFields } from '../../../companion/src/salesforce/api/describe.ts'
import { refusal, refusalWith } from '../../kit/service/refusal.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import type { SalesforceSession } from '../../../companion/src/salesforce/api/session.ts'

const DESCRIBED = {
  name: 'Status',
  type: 'picklist',
  length: 255,
  precision: 0,
  scale: 0,
  nillable: false,
  defaultedOnCreate: false,
  unique: false,
  externalId: false,
  calculated: false,
  calculatedFormula: null,
  referenceTo: [],
  restrictedPicklist: true,
  picklistValues: [{ value: 'New', active: true, label: 'Neu', defaultValue: true }],
  label: 'Status',
  updateable: false,
}
const described = (change: object = {}) => {
  const [one] = describedFields({ name: 'Lead', fields: [{ ...DESCRIBED, ...change }] }).fields
  return one && fieldOf(one)
}

describe('a field of describe', () => {
  it('drops what depends on the user: its labels, and whether it may be written', () => {
    expect(described()).toEqual({
      name: 'Status',
      type: 'picklist',
      length: 255,
      precision: 0,
      scale: 0,
      required: true,
      unique: false,
      externalId: false,
      formula: null,
      references: [],
      restricted: true,
      picklist: [{ value: 'New', active: true }],
    })
  })

  it('is required when it may not be empty and Salesforce does not fill it', () => {
    expect(described({ defaultedOnCreate: true })?.required).toBe(false)
    expect(described({ nillable: true })?.required).toBe(false)
  })

  it('is a formula even when its text is hidden', () => {
    expect(described({ calculated: true })?.formula).toBe('')
    expect(described({ calculated: true, calculatedFormula: 'A' })?.formula).toBe('A')
    expect(described({ calculatedFormula: 'A' })?.formula).toBeNull()
  })

  it.each([{ length: null }, { length: '255' }, { picklistValues: null }, { nillable: undefined }])(
    'K7: of another form is unknown, and the other fields are read: %j (CASE-A29)',
    (change) => {
      const odd = { ...DESCRIBED, ...change, name: 'Odd__c' }
      const { fields, unknown } = describedFields({ name: 'Lead', fields: [odd, DESCRIBED] })
      expect(fields.map(({ name }) => name)).toEqual(['Status'])
      expect(unknown).toEqual(['Odd__c'])
    },
  )

  it('without a name makes the object unreadable', () => {
    const fields = [{ ...DESCRIBED, name: null }]
    expect(() => describedFields({ name: 'Lead', fields })).toThrow(refusalWith('SALESFORCE_ANSWER_UNREADABLE'))
  })
})

const TRIGGER = {
  Name: 'Touch',
  NamespacePrefix: null,
  TableEnumOrId: 'Lead',
  Status: 'Active',
  ApiVersion: 66,
  BodyCrc: 4_294_967_295,
  ...Object.fromEntries(TRIGGER_EVENTS.map((event) => [`Usage${event}`, event.startsWith('After')])),
}

describe('rows of automation', () => {
  it('name a trigger with its package and its events', () => {
    expect(triggersOf([{ ...TRIGGER, NamespacePrefix: 'bizible2' }])).toEqual([
      {
        object: 'Lead',
        name: 'bizible2__Touch',
        active: true,
        events: ['AfterDelete', 'AfterInsert', 'AfterUndelete', 'AfterUpdate'],
        apiVersion: 66,
        checksum: '4294967295',
      },
    ])
  })

  it('leave out a deleted trigger, and treat a hidden body as unknown', () => {
    expect(triggersOf([{ ...TRIGGER, Status: 'Deleted' }])).toEqual([])
    for (const BodyCrc of [null, 0]) expect(triggersOf([{ ...TRIGGER, BodyCrc }])).toMatchObject([{ checksum: null }])
    expect(triggersOf([{ ...TRIGGER, Status: 'Inactive' }])).toMatchObject([{ active: false }])
  })

  it('name a flow with its package once, and omit the value None', () => {
    const row = { ApiName: 'ns__Flow', NamespacePrefix: 'ns', IsActive: true, TriggerObjectOrEventId: 'Case' }
    const untold = { TriggerType: 'RecordBeforeDelete', RecordTriggerType: null }
    expect(flowsOf([{ ...row, ...untold }])).toEqual([
      { object: 'Case', name: 'ns__Flow', active: true, type: 'RecordBeforeDelete', on: 'None' },
    ])
  })

  it('name a validation rule by its object', () => {
    const row = { ValidationName: 'Rule', NamespacePrefix: null, Active: false }
    expect(rulesOf([{ ...row, EntityDefinition: { QualifiedApiName: 'Account' } }])).toEqual([
      { object: 'Account', name: 'Rule', active: false },
    ])
  })
})

describe('the rows of an answer', () => {
  const asked: string[] = []
  const session: SalesforceSession = {
    tenantId: newId<TenantId>(),
    consumer: 'parity',
    purpose: 'describe',
    instanceUrl: 'https://acme.my.salesforce.com',
    accessToken: 'token',
    apiVersion: '67.0',
    wire: async ({ url }) => {
      asked.push(url)
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ records: [3] }) }
    },
  }
  const page = (body: unknown) => ({ status: 200, headers: {}, body })
  const read = (body: unknown) => rowsOrUnknown(page(body), (rows) => rows, session)

  it('are those of all pages, one request each', async () => {
    const next = '/services/data/v67.0/tooling/query/01g-2000'
    expect(await read({ records: [1, 2], nextRecordsUrl: next })).toEqual([1, 2, 3])
    expect(asked).toEqual([`https://acme.my.salesforce.com${next}`])
  })

  it('are unknown when the org refuses them or answers something else', async () => {
    expect(await read({ rows: [] })).toBeNull()
    const refused = refusal('SALESFORCE_REFUSED', { salesforceCode: 'INVALID_TYPE' })
    expect(await rowsOrUnknown(refused, (rows) => rows, session)).toBeNull()
    expect(await rowsOrUnknown(page({ records: [{}] }), flowsOf, session)).toBeNull()
  })

  it('are not unknown when another error occurs', async () => {
    const failing = { ...session, wire: () => Promise.reject(refusal('SALESFORCE_TIMEOUT')) }
    const more = page({ records: [], nextRecordsUrl: '/services/data/v67.0/query/01g-2000' })
    const reading = rowsOrUnknown(more, (rows) => rows, failing)
    await expect(reading).rejects.toThrow(refusalWith('SALESFORCE_TIMEOUT'))
  })
})
