import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalOf, parseFingerprint } from '../../../companion/src/parity/fingerprint/canonical.ts'
import type { Fingerprint } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import { refusalWith } from '../../kit/service/refusal.ts'
import { anyOrg, shuffled } from '../../kit/parity/arbitrary.ts'
import { field, leads, objectPart, org, picklist, trigger } from '../../kit/parity/build.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/parity')
const fixture = (name: string) => readFileSync(join(FIXTURES, name), 'utf8')
const ORGS = ['sandbox', 'production']

describe('a fingerprint', () => {
  it.each(ORGS)('S2 of a %s is byte for byte the golden one, for any input order', (name) => {
    expect(canonicalOf(parseFingerprint(fixture(`${name}.json`))).text).toBe(fixture(`${name}.fingerprint`))
  })

  it('S2 has the same bytes and the same hash for any input order', () => {
    fc.assert(
      fc.property(
        anyOrg.chain((one) => fc.tuple(fc.constant(one), shuffled(one))),
        ([one, other]) => {
          expect(canonicalOf(other)).toEqual(canonicalOf(one))
        },
      ),
    )
  })

  it('reads back the same', () => {
    fc.assert(
      fc.property(anyOrg, (one) => {
        const { text } = canonicalOf(one)
        expect(canonicalOf(parseFingerprint(text)).text).toBe(text)
      }),
    )
  })

  it('has its members in a fixed order without blanks, for any input order', () => {
    const { rules, version, ...rest } = leads(field('Email', 'email', { length: 80 }))
    expect(canonicalOf({ rules, ...rest, version }).text).toBe(
      '{"version":1,"objects":[{"name":"Lead","visibility":"all","fields":[{"name":"Email","type":"email","length":80,' +
        '"precision":0,"scale":0,"required":false,"unique":false,"externalId":false,"formula":null,"references":[],' +
        '"restricted":false,"picklist":[]}],"hiddenFields":[]}],"triggers":[],"flows":[],"rules":[]}',
    )
  })

  it('sorts by code units, not by a locale', () => {
    const { text } = canonicalOf(leads(field('a__c'), field('B__c'), field('Ä__c'), field('_x__c')))
    expect([...text.matchAll(/"name":"([^"]+__c)"/g)].map(([, name]) => name)).toEqual([
      'B__c',
      '_x__c',
      'a__c',
      'Ä__c',
    ])
  })

  it('K6: has the API versions in its bytes, and not in its hash', () => {
    const org = leads(field('Email'))
    const upgraded = canonicalOf({ ...org, newestApiVersion: '68.0', apiVersion: '67.0' })
    expect(upgraded.text).toMatch(/^{"version":1,"apiVersion":"67.0","newestApiVersion":"68.0","objects":/)
    expect(upgraded.sha256).toBe(canonicalOf(org).sha256)
  })

  it('differs when one value of one field differs', () => {
    const hashes = [field('Email'), field('Email', 'string', { length: 254 }), field('Email', 'email')]
    expect(new Set(hashes.map((one) => canonicalOf(leads(one)).sha256)).size).toBe(3)
  })
})

describe('reading a fingerprint', () => {
  const valid = leads(field('Email'))
  const read = (change: (one: Fingerprint) => object) => () => parseFingerprint(JSON.stringify(change(valid)))

  it.each<[string, (one: Fingerprint) => object]>([
    ['another version', (one) => ({ ...one, version: 2 })],
    ['an unknown member', (one) => ({ ...one, organizationId: '00D' })],
    ['an object that is none of the six', (one) => ({ ...one, objects: [{ ...one.objects[0], name: 'Task' }] })],
    ['no object at all', (one) => ({ ...one, objects: [] })],
    ['an object twice', (one) => ({ ...one, objects: [...one.objects, ...one.objects] })],
    ['a field twice', () => leads(field('Email'), field('Email', 'email'))],
    ['a field that is seen and hidden', () => org([objectPart('Lead', [field('A')], { hiddenFields: ['A'] })])],
    [
      'a trigger twice',
      () => org([objectPart('Lead', [])], { triggers: [trigger('Lead', 'T'), trigger('Lead', 'T')] }),
    ],
    ['a field that is seen and unknown', () => org([objectPart('Lead', [field('A')], { unknownFields: ['A'] })])],
    ['a name without end', () => leads(field('x'.repeat(256)))],
    ['a field too many', () => leads(...Array.from({ length: 2_001 }, (_, index) => field(`f${index}`)))],
    ['a negative length', () => leads(field('Email', 'string', { length: -1 }))],
    ['an event that there is not', (one) => ({ ...one, triggers: [{ ...trigger('Lead', 'T'), events: ['Often'] }] })],
  ])('refuses %s', (_what, change) => {
    expect(read(change)).toThrow(refusalWith('FINGERPRINT_UNREADABLE'))
  })

  it.each<[string, (one: Fingerprint) => object]>([
    ['/objects/0/fields/0/length', () => leads(field('Email', 'string', { length: -1 }))],
    ['/objects/0/fields/0/formula', () => leads(field('Email', 'string', { formula: 'x'.repeat(70_000) }))],
    ['/objects/0/fields', () => leads(...Array.from({ length: 2_001 }, (_, index) => field(`f${index}`)))],
    ['/objects/0', () => leads(field('Email'), field('Email', 'email'))],
    ['/triggers', (one) => ({ ...one, triggers: [trigger('Lead', 'T'), trigger('Lead', 'T')] })],
    ['', () => []],
  ])('K7: points to the fault: %j (CASE-A29)', (pointer, change) => {
    expect(read(change)).toThrow(expect.objectContaining({ params: { pointer } }))
  })

  it('K7: accepts all codes of ISO 3166-2 as one picklist (CASE-A29)', () => {
    const values = Array.from({ length: 5_046 }, (_, index) => `S${index}`)
    const org = leads(picklist('StateCode', values))
    expect(parseFingerprint(JSON.stringify(org))).toEqual(org)
  })

  it.each(['', '{', 'null', '[]', '{}', '"fingerprint"'])('refuses %j', (text) => {
    expect(() => parseFingerprint(text)).toThrow(refusalWith('FINGERPRINT_UNREADABLE'))
  })

  it('accepts unknown lists, and keeps them apart from empty ones', () => {
    const unknown = { ...valid, triggers: null, rules: null }
    expect(parseFingerprint(JSON.stringify(unknown))).toEqual(unknown)
    expect(canonicalOf(unknown).sha256).not.toBe(canonicalOf(valid).sha256)
  })
})
