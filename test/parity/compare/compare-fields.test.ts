import { describe, expect, it } from 'vitest'
import type { Field } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import { field, leads, objectPart, org, picklist } from '../../kit/parity/build.ts'
import { judged, said } from '../../kit/parity/said.ts'

const lead = (sandbox: Field[], production: Field[]) => said(leads(...sandbox), leads(...production))

describe('a field that the integration uses', () => {
  it('blocks when it is missing on either side', () => {
    expect(lead([], [field('Email', 'email', { length: 80 })])).toEqual([
      ['field-missing-in-sandbox', 'blocking', null, 'email(80)'],
    ])
    expect(lead([field('Email', 'email', { length: 80 })], [])).toEqual([
      ['field-missing-in-production', 'blocking', 'email(80)', null],
    ])
  })

  it('blocks when its type differs, and reports only the type', () => {
    expect(lead([field('Website', 'url', { length: 255 })], [field('Website', 'string', { required: true })])).toEqual([
      ['field-type', 'blocking', 'url(255)', 'string(255)'],
    ])
  })

  it('blocks when production is shorter, and not when it is longer', () => {
    const [long, short] = [field('Company'), field('Company', 'string', { length: 80 })]
    expect(lead([long], [short])).toEqual([['field-length', 'blocking', '255', '80']])
    expect(lead([short], [long])).toEqual([['field-length', 'notable', '80', '255']])
  })

  it.each([
    { what: 'fewer digits in all', here: [18, 2], there: [16, 2], severity: 'blocking' },
    { what: 'fewer digits after the point', here: [18, 2], there: [18, 0], severity: 'blocking' },
    { what: 'more after the point, and so fewer before it', here: [18, 2], there: [18, 4], severity: 'blocking' },
    { what: 'more digits', here: [16, 2], there: [18, 2], severity: 'notable' },
  ])('is $severity where production has $what', ({ here, there, severity }) => {
    const amount = ([precision = 0, scale = 0]: number[]) =>
      org([objectPart('Opportunity', [field('Amount', 'currency', { precision, scale })])])
    expect(said(amount(here), amount(there))).toEqual([['field-precision', severity, here.join(','), there.join(',')]])
  })

  it('blocks when it is required in one org only', () => {
    const [required, optional] = [field('Company', 'string', { required: true }), field('Company')]
    expect(lead([optional], [required])).toEqual([['field-required', 'blocking', 'false', 'true']])
    expect(lead([required], [optional])).toEqual([['field-required', 'blocking', 'true', 'false']])
  })

  it('compares picklists as sets, so that a comma within a value is no border (K6, CASE-A19)', () => {
    const restricted = { restricted: true }
    expect(lead([picklist('Status', ['A, B'], restricted)], [picklist('Status', ['A', 'B'], restricted)])).toEqual([
      ['picklist-values', 'blocking', '"A, B"', 'A, B'],
    ])
    expect(lead([picklist('Status', ['A', 'B'])], [picklist('Status', ['B', 'A'])])).toEqual([])
  })

  it('compares the length only where a person can set it (K6, CASE-A18)', () => {
    expect(lead([picklist('Type', ['A'])], [picklist('Type', ['A'], { length: 40 })])).toEqual([])
    expect(lead([field('Note', 'textarea', { length: 400 })], [field('Note', 'textarea', { length: 300 })])).toEqual([
      ['field-length', 'notable', '400', '300'],
    ])
  })

  it('blocks when a restricted picklist lacks values, and names them', () => {
    const [more, less] = [
      ['New', 'Hot', 'Done'],
      ['New', 'Done'],
    ]
    const restricted = { restricted: true }
    expect(lead([picklist('Status', more)], [picklist('Status', less, restricted)])).toEqual([
      ['picklist-restricted', 'notable', 'false', 'true'],
      ['picklist-values', 'blocking', 'Hot', ''],
    ])
    expect(lead([picklist('Status', less, restricted)], [picklist('Status', more, restricted)])).toEqual([
      ['picklist-values', 'blocking', '', 'Hot'],
    ])
    expect(lead([picklist('Status', more)], [picklist('Status', less)])).toEqual([
      ['picklist-values', 'notable', 'Hot', ''],
    ])
  })

  it('treats an inactive value as missing', () => {
    const inactive = picklist('Status', ['New'])
    inactive.picklist.push({ value: 'Old', active: false })
    expect(lead([inactive], [picklist('Status', ['New'])])).toEqual([])
    expect(lead([inactive], [picklist('Status', ['New', 'Old'], { restricted: true })])).toContainEqual([
      'picklist-values',
      'notable',
      '',
      'Old',
    ])
  })
})

describe('a field that the integration does not use', () => {
  it('never blocks, and is listed for information', () => {
    expect(lead([], [field('Fax__c')])).toEqual([['field-missing-in-sandbox', 'notable', null, 'string(255)']])
    expect(judged(leads(field('Fax__c')), leads(field('Fax__c', 'phone')))).toEqual([['field-type', 'notable']])
  })

  it('differs by uniqueness, external id, formula and reference target', () => {
    const own = { unique: true, externalId: true, formula: 'A', references: ['User', 'Group'] }
    expect(lead([field('Key__c')], [field('Key__c', 'string', own)])).toEqual([
      ['field-external-id', 'notable', 'false', 'true'],
      ['field-formula', 'notable', '', 'A'],
      ['field-references', 'notable', '', 'Group, User'],
      ['field-unique', 'notable', 'false', 'true'],
    ])
  })

  it('matches a formula whose text is hidden, and differs from a field without a formula', () => {
    const formula = (text: string | null) => field('Band__c', 'string', { formula: text })
    expect(lead([formula('')], [formula('A')])).toEqual([])
    expect(lead([formula('')], [formula(null)])).toEqual([['field-formula', 'notable', '?', '']])
  })
})
