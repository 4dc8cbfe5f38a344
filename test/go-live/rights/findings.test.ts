import { describe, expect, it } from 'vitest'
import type { Fingerprint } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import { fieldsNeededIn } from '../../../companion/src/go-live/rights/fields.ts'
import { findingsOf, type Finding } from '../../../companion/src/go-live/rights/findings.ts'
import { NEEDED_FIELDS } from '../../../companion/src/go-live/rights/table.ts'
import type { ObjectRow, UserRights } from '../../../companion/src/salesforce/api/user-rights.ts'

const SIX = ['Lead', 'Contact', 'Account', 'Opportunity', 'Campaign', 'Case']
const fields = { existing: [...NEEDED_FIELDS], uncertain: [] }

const objectRow = (SobjectType: string, rights: Partial<ObjectRow> = {}): ObjectRow => ({
  SobjectType,
  PermissionsRead: true,
  PermissionsCreate: true,
  PermissionsEdit: true,
  PermissionsViewAllRecords: false,
  ...rights,
})

const set = {
  Label: 'Marketo Integration',
  PermissionsApiEnabled: true,
  PermissionsViewSetup: true,
  PermissionsViewEventLogFiles: true,
  PermissionsAllowViewEditConvertedLeads: true,
  PermissionsViewAllData: false,
  PermissionsModifyAllData: false,
}

const everything: Required<UserRights> = {
  user: {
    UserPermissionsMarketingUser: true,
    Profile: { UserLicense: { Name: 'Salesforce', LicenseDefinitionKey: 'SFDC' } },
  },
  sets: [set],
  objects: SIX.map((object) => objectRow(object)),
  fields: NEEDED_FIELDS.map(({ object, field }) => ({
    Field: `${object}.${field}`,
    PermissionsRead: true,
    PermissionsEdit: true,
  })),
  queuesWithout: [],
}

const nameOf = ({ id, object, field }: Finding) => [id, [object, field].filter(Boolean).join('.')].join(' ').trim()

/** The findings that are not in order, by their state. */
function against(rights: Partial<UserRights>) {
  const found = findingsOf({ ...everything, ...rights }, fields)
  const names = (state: Finding['state']) => found.filter((one) => one.state === state).map(nameOf)
  return { missing: names('missing'), unknown: names('unknown') }
}
const nothing = { missing: [], unknown: [] }

describe('the rights of the integration user', () => {
  it('are in order when every one is granted', () => {
    expect(against({})).toEqual(nothing)
    expect(findingsOf(everything, fields)).toHaveLength(7 + 11 + NEEDED_FIELDS.length)
  })

  it('are the union of all permission sets', () => {
    const less = { ...set, PermissionsAllowViewEditConvertedLeads: false }
    expect(against({ sets: [less, set] })).toEqual(nothing)
    expect(against({ sets: [less, less] })).toEqual({ missing: ['converted-leads'], unknown: [] })
    const objects = SIX.flatMap((name) => [objectRow(name, { PermissionsEdit: false }), objectRow(name)])
    expect(against({ objects })).toEqual(nothing)
  })

  it.each([
    ['api-enabled', 'PermissionsApiEnabled'],
    ['view-setup', 'PermissionsViewSetup'],
    ['event-log-files', 'PermissionsViewEventLogFiles'],
    ['converted-leads', 'PermissionsAllowViewEditConvertedLeads'],
  ])('lack %s when no set grants it, and leave it unknown when the org has no such column', (id, column) => {
    expect(against({ sets: [{ ...set, [column]: false }] })).toEqual({ missing: [id], unknown: [] })
    const others = Object.entries(set).filter(([name]) => name !== column)
    expect(against({ sets: [Object.fromEntries(others)] })).toEqual({ missing: [], unknown: [id] })
  })

  it('need a licence other than one for integrations, and name that one', () => {
    const UserLicense = { Name: 'Salesforce Integration', LicenseDefinitionKey: 'PID_Integration' }
    const user = { ...everything.user, Profile: { UserLicense } }
    expect(findingsOf({ ...everything, user }, fields)[0]).toEqual({
      id: 'licence',
      state: 'missing',
      detail: 'Salesforce Integration',
    })
    expect(against({ user: { ...everything.user, Profile: null } })).toEqual({ missing: [], unknown: ['licence'] })
  })

  it('need the Marketing User checkbox', () => {
    const user = { ...everything.user, UserPermissionsMarketingUser: false }
    expect(against({ user })).toEqual({ missing: ['marketing-user'], unknown: [] })
  })

  it('lack a right that the object does not grant', () => {
    const objects = SIX.map((name) => objectRow(name, { PermissionsCreate: false, PermissionsEdit: false }))
    expect(against({ objects })).toEqual({
      missing: ['object-edit Account', 'object-create Campaign', 'object-edit Campaign', 'object-edit Lead', 'object-edit Opportunity'],
      unknown: [],
    }) // prettier-ignore
  })

  it('lack every right on an object without a row', () => {
    const objects = everything.objects.filter(({ SobjectType }) => SobjectType !== 'Case')
    expect(against({ objects })).toEqual({ missing: ['object-read Case'], unknown: [] })
  })

  it('include what View All Data and Modify All Data grant on every object', () => {
    expect(against({ objects: [], sets: [{ ...set, PermissionsModifyAllData: true }] })).toEqual(nothing)
    const { missing } = against({ objects: [], sets: [{ ...set, PermissionsViewAllData: true }] })
    expect(missing.filter((name) => name.startsWith('object-read'))).toEqual([])
    expect(missing).toContain('object-edit Lead')
  })

  it('lack a field that no set lets the user see or edit', () => {
    const rows = everything.fields.filter(({ Field }) => Field !== 'Lead.Email')
    expect(against({ fields: rows })).toEqual({ missing: ['field-read Lead.Email'], unknown: [] })
    const readOnly = everything.fields.map((row) => ({ ...row, PermissionsEdit: false }))
    expect(against({ fields: readOnly }).missing).toEqual([
      'field-edit Lead.bizible2__Account__c',
      'field-edit Account.bizible2__Engagement_Score__c',
      'field-edit Opportunity.bizible2__Bizible_Opportunity_Amount__c',
      'field-edit Campaign.bizible2__UniqueId__c',
    ])
  })

  it('see every field of an object with View All Fields, which does not let the user edit any', () => {
    const objects = SIX.map((name) => objectRow(name, { PermissionsViewAllFields: true }))
    const { missing } = against({ objects, fields: [] })
    expect(missing.every((name) => name.startsWith('field-edit'))).toBe(true)
    expect(missing).toHaveLength(4)
  })

  it('include the queues of leads as a member, or by View All on leads or on all data', () => {
    const outside = { queuesWithout: ['Leads Nordics', 'Leads Asia Pacific'] }
    expect(against(outside)).toEqual({ missing: ['lead-queues'], unknown: [] })
    expect(findingsOf({ ...everything, ...outside }, fields)).toContainEqual({
      id: 'lead-queues',
      state: 'missing',
      detail: 'Leads Nordics, Leads Asia Pacific',
    })
    const seesAllLeads = SIX.map((name) => objectRow(name, { PermissionsViewAllRecords: name === 'Lead' }))
    expect(against({ ...outside, objects: seesAllLeads })).toEqual(nothing)
    expect(against({ ...outside, sets: [{ ...set, PermissionsViewAllData: true }] })).toEqual(nothing)
    const seesAllCases = SIX.map((name) => objectRow(name, { PermissionsViewAllRecords: name === 'Case' }))
    expect(against({ ...outside, objects: seesAllCases })).toEqual({ missing: ['lead-queues'], unknown: [] })
  })
})

describe('an unread part', () => {
  it('is unknown, never in order: all of it', () => {
    const found = findingsOf({}, fields)
    expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['unknown']))
  })

  it.each(['user', 'sets', 'objects', 'fields', 'queuesWithout'] as const)('is unknown, never in order: %s', (part) => {
    const before = findingsOf(everything, fields)
    const after = findingsOf({ ...everything, [part]: undefined }, fields)
    const changed = after.filter((finding, at) => finding.state !== before[at]?.state)
    expect(changed.length).toBeGreaterThan(0)
    expect(new Set(changed.map(({ state }) => state))).toEqual(new Set(['unknown']))
  })

  it('is the set-up without View Setup and Configuration, which reports that right as missing', () => {
    const { missing, unknown } = against({ sets: undefined, objects: undefined, fields: undefined })
    expect(missing).toEqual(['view-setup'])
    expect(unknown).toContain('converted-leads')
    expect(unknown).toContain('object-read Lead')
    expect(unknown).toContain('field-read Lead.Email')
  })

  it('is not reported as missing when the org shows no rows to a user who cannot view the set-up', () => {
    const sets = [{ ...set, PermissionsViewSetup: false }]
    const { missing, unknown } = against({ sets, objects: [], fields: [] })
    expect(missing).toEqual(['view-setup'])
    expect(unknown).toHaveLength(11 + NEEDED_FIELDS.length)
  })
})

describe('the fields of the package of Marketo Measure', () => {
  const ofPackage = NEEDED_FIELDS.filter((needed) => needed.ofPackage)
  const org = (visibility: 'all' | 'limited', hiddenFields: string[] = []): Fingerprint => ({
    version: 1,
    objects: [{ name: 'Account', visibility, fields: [], hiddenFields }],
    triggers: [],
    flows: [],
    rules: [],
  })
  const onAccount = ({ existing, uncertain }: ReturnType<typeof fieldsNeededIn>) => ({
    existing: existing.filter(({ object, ofPackage: packaged }) => packaged && object === 'Account').length,
    uncertain: uncertain.filter(({ object }) => object === 'Account').length,
  })

  it('are uncertain in an org without a reading', () => {
    expect(fieldsNeededIn(undefined).uncertain).toEqual(ofPackage)
    expect(findingsOf(everything, fieldsNeededIn(undefined)).filter(({ state }) => state === 'unknown')).toHaveLength(4)
  })

  it('are needed when the org has them, even when the user does not see them', () => {
    expect(onAccount(fieldsNeededIn(org('all', ['bizible2__Engagement_Score__c'])))).toEqual({
      existing: 1,
      uncertain: 0,
    })
  })

  it('are not needed when the org lacks them, and uncertain when that is unknown', () => {
    expect(onAccount(fieldsNeededIn(org('all')))).toEqual({ existing: 0, uncertain: 0 })
    expect(onAccount(fieldsNeededIn(org('limited')))).toEqual({ existing: 0, uncertain: 1 })
  })
})
