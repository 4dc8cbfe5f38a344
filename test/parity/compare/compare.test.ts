import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFingerprint } from '../../../companion/src/parity/fingerprint/canonical.ts'
import { compare } from '../../../companion/src/parity/compare/compare.ts'
import { KINDS } from '../../../companion/src/parity/compare/difference.ts'
import type { Field, Fingerprint, ObjectPart } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import { anyOrg, shuffled } from '../../kit/parity/arbitrary.ts'
import { field, flow, leads, objectPart, org, rule, trigger } from '../../kit/parity/build.ts'
import { judged, said } from '../../kit/parity/said.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/parity')
const fixture = (name: string) => readFileSync(join(FIXTURES, name), 'utf8')
const golden = (name: string) => parseFingerprint(fixture(`${name}.fingerprint`))

describe('S2 a parity report', () => {
  it('S2 is byte for byte the golden one', () => {
    const { differences } = compare(golden('sandbox'), golden('production'))
    expect(JSON.stringify(differences)).toBe(fixture('differences.report'))
  })

  it('S2 covers fields, types, lengths, picklists, required, visibility, triggers, flows and rules', () => {
    const { differences, counts } = compare(golden('sandbox'), golden('production'))
    const missing = KINDS.filter((kind) => !differences.some((one) => one.kind === kind))
    expect(missing).toEqual(['object-not-visible-in-production'])
    expect(counts).toEqual({ blocking: 8, notable: 25, identical: 16 })
  })

  it('S2 has the same bytes for any order of both orgs’ lists', () => {
    const inTwoOrders = anyOrg.chain((one) => fc.tuple(fc.constant(one), shuffled(one)))
    fc.assert(
      fc.property(inTwoOrders, inTwoOrders, ([sandbox, sandbox2], [production, production2]) => {
        expect(JSON.stringify(compare(sandbox2, production2))).toBe(JSON.stringify(compare(sandbox, production)))
      }),
    )
  })

  it('has no duplicate difference, and none between an org and itself', () => {
    fc.assert(
      fc.property(anyOrg, anyOrg, (one, other) => {
        const ids = compare(one, other).differences.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(compare(one, one).differences).toEqual([])
      }),
    )
  })

  it('mirrors when both orgs are swapped', () => {
    const mirrored = (text: string) =>
      text.replace(/sandbox|production/g, (side) => (side === 'sandbox' ? 'production' : 'sandbox'))
    fc.assert(
      fc.property(anyOrg, anyOrg, (one, other) => {
        const there = compare(other, one).differences.map(({ object, name, kind, sandbox, production }) =>
          [object, name, mirrored(kind), production, sandbox].join('|'),
        )
        const here = compare(one, other).differences.map(({ object, name, kind, sandbox, production }) =>
          [object, name, kind, sandbox, production].join('|'),
        )
        expect(there.toSorted()).toEqual(here.toSorted())
      }),
    )
  })
})

describe('the id of a difference', () => {
  const idOf = (sandbox: Fingerprint, production: Fingerprint) => compare(sandbox, production).differences[0]?.id
  const longer = (length: number) => idOf(leads(field('Department', 'string', { length })), leads(field('Department')))

  it('stays the same while the difference and both its sides stay the same', () => {
    const more = [field('Email'), field('Phone')]
    const alone = idOf(leads(field('Fax')), leads())
    expect(idOf(leads(...more, field('Fax')), leads(...more))).toBe(alone)
  })

  it('changes when one side changes, even in a part that is not shown', () => {
    expect(longer(80)).not.toBe(longer(81))
    const formula = (end: string) => field('Band__c', 'string', { formula: 'x'.repeat(500) + end })
    const [one, other] = [formula('1'), formula('2')].map((sandbox) => compare(leads(sandbox), leads(formula(''))))
    expect(one?.differences[0]?.sandbox).toBe(other?.differences[0]?.sandbox)
    expect(one?.differences[0]?.id).not.toBe(other?.differences[0]?.id)
  })

  it('has 32 hexadecimal digits, which fit in a URL', () => {
    expect(longer(80)).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('orgs that were described by different API versions', () => {
  const by = (apiVersion: string | undefined, ...fields: Field[]) => ({
    ...leads(...fields),
    ...(apiVersion && { apiVersion }),
  })
  const [standard, custom] = [field('Pronouns', 'picklist'), field('Tier__c')]

  it('K6: do not differ in a standard field that only the newer version may have', () => {
    expect(said(by('68.0', standard, custom), by('67.0', custom))).toEqual([])
    expect(said(by('99.0', custom), by('100.0', standard, custom))).toEqual([])
  })

  it('K6: differ in a custom field, and in a standard field that only the older version shows', () => {
    expect(said(by('68.0', standard, custom), by('67.0'))).toHaveLength(1)
    expect(said(by('68.0'), by('67.0', standard))).toHaveLength(1)
  })

  it('K6: differ in every field when a version is not known, or both are the same', () => {
    expect(said(by(undefined, standard), by('67.0'))).toHaveLength(1)
    expect(said(by('67.0', standard), by('67.0'))).toHaveLength(1)
  })
})

describe('a part that one org hides', () => {
  const email = field('Email', 'email', { length: 80 })
  const part = (fields: Field[], more: Partial<ObjectPart>) => org([objectPart('Lead', fields, more)])

  it('is not visible, never missing: a field known to exist', () => {
    expect(said(part([], { hiddenFields: ['Email'] }), leads(email))).toEqual([
      ['field-not-visible-in-sandbox', 'blocking', null, 'email(80)'],
    ])
    expect(said(leads(field('Fax__c')), part([], { hiddenFields: ['Fax__c'] }))).toEqual([
      ['field-not-visible-in-production', 'notable', 'string(255)', null],
    ])
  })

  it('K7: is neither equal nor different: a field that was not understood', () => {
    const unknown = part([], { unknownFields: ['Email'] })
    expect(compare(unknown, leads(email))).toEqual({
      differences: [],
      counts: { blocking: 0, notable: 0, identical: 0 },
    })
    expect(compare(unknown, unknown).counts.identical).toBe(0)
  })

  it('K7: exists all the same: a field that was not understood', () => {
    const unknown = part([], { unknownFields: ['Email'] })
    expect(said(unknown, leads())).toEqual([['field-missing-in-production', 'blocking', '?', null]])
    expect(said(unknown, part([], { hiddenFields: ['Email'] }))).toEqual([
      ['field-not-visible-in-production', 'blocking', '?', null],
    ])
  })

  it('of a partly visible object is never called missing, only not visible', () => {
    expect(said(part([], { visibility: 'limited' }), leads(email))).toEqual([
      ['field-not-visible-in-sandbox', 'blocking', null, 'email(80)'],
    ])
  })

  it('is missing in the other org when that shows everything', () => {
    expect(said(part([], { hiddenFields: ['Email'] }), leads())).toEqual([
      ['field-missing-in-production', 'blocking', '?', null],
    ])
  })

  it('is no difference when both orgs hide it', () => {
    const hidden = part([], { hiddenFields: ['Email'] })
    expect(said(hidden, hidden)).toEqual([])
    expect(said(hidden, part([], { visibility: 'limited' }))).toEqual([])
  })

  it('says to grant access first', () => {
    const { differences } = compare(part([], { hiddenFields: ['Email'] }), leads(email))
    expect(differences).toMatchObject([{ remedy: 'field-not-visible-in-sandbox', visibility: 'not-visible' }])
  })

  it('can be a whole object, with one difference', () => {
    const campaign = objectPart('Campaign', [field('Name'), field('Status')])
    expect(said(leads(), org([objectPart('Lead', []), campaign]))).toEqual([
      ['object-not-visible-in-sandbox', 'blocking', null, null],
    ])
    expect(said(org([objectPart('Lead', []), campaign]), leads())).toEqual([
      ['object-not-visible-in-production', 'blocking', null, null],
    ])
  })

  it('can be a list, which is not compared', () => {
    const all = { triggers: [trigger('Lead', 'T')], flows: [flow('Lead', 'F')], rules: [rule('Lead', 'R')] }
    const lists = (more: Partial<Fingerprint>) => org([objectPart('Lead', [])], { ...all, ...more })
    for (const name of ['triggers', 'flows', 'rules']) {
      expect(said(lists({ [name]: null }), lists({}))).toEqual([])
      expect(said(lists({}), lists({ [name]: null }))).toEqual([])
    }
  })
})

describe('an Apex trigger', () => {
  const triggers = (...list: ReturnType<typeof trigger>[]) => org([objectPart('Lead', [])], { triggers: list })
  const active = trigger('Lead', 'Routing')
  const inactive = trigger('Lead', 'Routing', { active: false })

  it('blocks when it is active in production and missing or inactive in the sandbox', () => {
    expect(judged(triggers(), triggers(active))).toEqual([['trigger-missing-in-sandbox', 'blocking']])
    expect(said(triggers(inactive), triggers(active))).toEqual([
      ['trigger-inactive-in-sandbox', 'blocking', 'Inactive', 'Active'],
    ])
  })

  it('is information when it is not active in production', () => {
    expect(judged(triggers(), triggers(inactive))).toEqual([['trigger-missing-in-sandbox', 'notable']])
    expect(judged(triggers(active), triggers(inactive))).toEqual([['trigger-inactive-in-production', 'notable']])
    expect(judged(triggers(active), triggers())).toEqual([['trigger-missing-in-production', 'notable']])
  })

  it.each([
    ['events', { events: ['AfterInsert' as const] }],
    ['API version', { apiVersion: 60 }],
    ['body', { checksum: '2' }],
  ])('is information when its %s differs', (_what, change) => {
    const changed = trigger('Lead', 'Routing', change)
    expect(judged(triggers(changed), triggers(active))).toEqual([['trigger-changed', 'notable']])
  })

  it('is the same when one side hides its body', () => {
    expect(said(triggers(trigger('Lead', 'Routing', { checksum: null })), triggers(active))).toEqual([])
  })
})

describe('flows and validation rules', () => {
  const lists = (more: Partial<Fingerprint>) => org([objectPart('Lead', [])], more)

  it('are information when one org lacks them or has them inactive', () => {
    const [on, off] = [flow('Lead', 'F'), flow('Lead', 'F', { active: false })]
    expect(judged(lists({}), lists({ flows: [on] }))).toEqual([['flow-missing-in-sandbox', 'notable']])
    expect(judged(lists({ flows: [off] }), lists({ flows: [on] }))).toEqual([['flow-inactive-in-sandbox', 'notable']])
    const [holds, rests] = [rule('Lead', 'R'), rule('Lead', 'R', { active: false })]
    expect(said(lists({ rules: [holds] }), lists({}))).toEqual([
      ['rule-missing-in-production', 'notable', 'Active', null],
    ])
    expect(judged(lists({ rules: [holds] }), lists({ rules: [rests] }))).toEqual([
      ['rule-inactive-in-production', 'notable'],
    ])
  })

  it('with one name on two objects are separate', () => {
    expect(said(lists({ rules: [rule('Lead', 'R')] }), lists({ rules: [rule('Case', 'R')] }))).toHaveLength(2)
  })
})
