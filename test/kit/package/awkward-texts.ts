import fc from 'fast-check'
import type { Fingerprint } from '../../../companion/src/parity/fingerprint/fingerprint.ts'

/** Letters that JSON escapes, and that languages and code points sort differently from code units. */
const awkward = fc.string({
  unit: fc.constantFrom(
    ...['"', '\\', '/', "'", '\b', '\f', '\n', '\r', '\t', '\0', '\u000b', '\u001f', '\u007f', '\u2028', ' ', ',', '{'],
    ...['u', 'n', 'a', 'B', 'é', 'e\u0301', 'ß', 'Å', '日本', '한', 'Ω', 'ا', '\ud7ff', '\ue000', '\uffff', '😀', '𝒜'],
  ),
  maxLength: 8,
})
export const awkwardTexts = fc.array(awkward, { minLength: 1, maxLength: 7 })

/** An org with such texts behind all names and in all values. */
export function withTexts(org: Fingerprint, texts: string[]): Fingerprint {
  let turn = 0
  const next = () => texts[(turn += 1) % texts.length] ?? ''
  const named = <Item extends { name: string }>(item: Item): Item => ({ ...item, name: item.name + next() })
  return {
    ...org,
    objects: org.objects.map((object) => ({
      ...object,
      fields: object.fields.map((field) => ({
        ...named(field),
        formula: field.formula === null ? null : next(),
        references: field.references.map((reference) => reference + next()),
        picklist: field.picklist.map(({ value, active }) => ({ value: value + next(), active })),
      })),
      hiddenFields: object.hiddenFields.map((name) => name + next()),
    })),
    triggers: org.triggers?.map(named) ?? null,
    flows: org.flows?.map(named) ?? null,
  }
}
