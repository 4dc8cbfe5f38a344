import { describe, expect, it } from 'vitest'
import { compare } from '../../../companion/src/parity/compare/compare.ts'
import type { Fingerprint } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import { wordsOf } from '../../../companion/src/parity/words/side.ts'
import { LANGUAGES, type Language } from '../../../companion/src/platform/labels/languages.ts'
import { field, flow, leads, org, picklist, rule, trigger } from '../../kit/parity/build.ts'

/** What both sides of the only difference say. */
function told(sandbox: Fingerprint, production: Fingerprint, language: Language = 'en') {
  const [difference, ...more] = compare(sandbox, production).differences
  if (!difference || more.length > 0) throw new Error('there must be one difference')
  const words = wordsOf(difference, language)
  return [words.sandbox.text, words.production.text]
}

describe('UX-B5 the words of a report', () => {
  it.each([
    [field('A', 'boolean'), 'Checkbox'],
    [field('A', 'double', { precision: 5, scale: 2 }), 'Number(3, 2)'],
    [field('A', 'currency', { precision: 18, scale: 2 }), 'Currency(16, 2)'],
    [field('A', 'percent', { precision: 3 }), 'Percent(3, 0)'],
    [field('A', 'string'), 'Text(255)'],
    [field('A', 'textarea', { length: 32_000 }), 'Text Area(32000)'],
    [field('A', 'encryptedstring', { length: 30 }), 'Text (Encrypted)(30)'],
    [field('A', 'email', { length: 80 }), 'Email'],
    [field('A', 'phone', { length: 40 }), 'Phone'],
    [field('A', 'url', { length: 255 }), 'URL(255)'],
    [field('A', 'datetime'), 'Date/Time'],
    [field('A', 'int'), 'Number'],
    [field('A', 'multipicklist'), 'Picklist (Multi-Select)'],
    [field('A', 'reference', { references: ['Group', 'User'] }), 'Lookup(Group, User)'],
    [field('A', 'a new type of Salesforce'), 'a new type of Salesforce'],
  ])('name the type of a field as Setup does: %#', (one, name) => {
    expect(told(leads(one), leads())).toEqual([name, 'Missing'])
  })

  it.each([
    ['fr', 'Case à cocher', 'Nombre(3, 2)'],
    ['sv', 'Kryssruta', 'Tal(3, 2)'],
    ['ko', '확인란', '숫자(3, 2)'],
    ['ja', 'チェックボックス', '数値(3, 2)'],
    ['zh-TW', '核取方塊', '數字(3, 2)'],
  ] as const)('name it in %s', (language, checkbox, number) => {
    const [sandbox, production] = [field('A', 'boolean'), field('A', 'double', { precision: 5, scale: 2 })]
    expect(told(leads(sandbox), leads(production), language)).toEqual([checkbox, number])
  })

  it('count the digits of a number as Setup does', () => {
    const number = (precision: number) => leads(field('A', 'double', { precision, scale: 2 }))
    expect(told(number(18), number(5))).toEqual(['Length 16, decimal places 2', 'Length 3, decimal places 2'])
  })

  it('show which values one org has beyond the other, and a dash with a meaning for none', () => {
    const [more] = compare(
      leads(picklist('A', ['Hot', 'Unknown', 'Web, other', ' "x" '])),
      leads(picklist('A', ['Hot'])),
    ).differences
    expect(more && wordsOf(more, 'en')).toEqual({
      sandbox: { text: '+ " "x" ", "Unknown", "Web, other"', spoken: null },
      production: { text: '–', spoken: 'No additional values' },
    })
  })

  it('keep a long list of values that was shortened', () => {
    const values = Array.from({ length: 40 }, (_, number) => `Value, ${number}`)
    const [text = ''] = told(leads(picklist('A', values)), leads(picklist('A', [])))
    expect(text).toMatch(/^\+ "Value, 0", "Value, 1"/)
    expect(text).toMatch(/", "[^"]+…"$/)
  })

  it('say that a field has no formula, or points to no object', () => {
    const formula = leads(field('A', 'string', { formula: 'Name' }))
    expect(told(formula, leads(field('A')))).toEqual(['Name', 'No formula'])
    const lookup = (...references: string[]) => leads(field('A', 'reference', { references }))
    expect(told(lookup(), lookup('User'))).toEqual(['No related object', 'User'])
  })

  it('name every fact of a trigger, and leave out a checksum that is compared with none', () => {
    const crc = (checksum: string) => org([], { triggers: [trigger('Lead', 'T', { checksum, events: ['AfterInsert', 'AfterUpdate'] })] }) // prettier-ignore
    expect(told(crc('1148052'), org([]))).toEqual(['Active, after insert, after update, API version 66.0', 'Missing'])
    expect(told(crc('1148052'), crc('7'))).toEqual([
      'after insert, after update, API version 66.0, Code checksum 1148052',
      'after insert, after update, API version 66.0, Code checksum 7',
    ])
  })

  it('say when a flow starts', () => {
    const flows = (on: string) => org([], { flows: [flow('Lead', 'F', { on })] })
    expect(told(flows('Create'), flows('CreateAndUpdate'))).toEqual([
      'after save, record created',
      'after save, record created or updated',
    ])
  })

  it.each([
    ['en', 'Active', 'Inactive'],
    ['fr', 'Active', 'Inactive'],
    ['sv', 'Aktiv', 'Inaktiv'],
    ['ko', '활성', '비활성'],
    ['ja', '有効', '無効'],
    ['zh-TW', '啟用', '未啟用'],
  ] as const)('say in %s whether a validation rule is active', (language, active, inactive) => {
    const rules = (isActive: boolean) => org([], { rules: [rule('Lead', 'R', { active: isActive })] })
    expect(told(rules(true), rules(false), language)).toEqual([active, inactive])
  })

  it.each(LANGUAGES)('have no word of the API in %s', (language) => {
    const all = org([], {
      triggers: [trigger('Lead', 'T')],
      flows: [flow('Lead', 'F')],
      rules: [rule('Lead', 'R')],
    })
    const texts = compare(all, org([])).differences.map((one) => wordsOf(one, language).sandbox.text)
    expect(texts.join()).not.toMatch(/RecordAfterSave|BeforeInsert|v66|1000000/)
  })
})
