import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalOf, parseFingerprint } from '../../companion/src/parity/canonical.ts'
import type { Fingerprint } from '../../companion/src/parity/fingerprint.ts'
import { anyOrg, shuffled } from '../parity/arbitrary.ts'
import { readProgram, type Program } from '../support/apex/program.ts'
import { call, packageClasses, runs } from '../support/apex/run.ts'
import { ApexList } from '../support/apex/values.ts'
import { writtenByApex } from './support/apex-fingerprint.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures/parity')
const SOURCES = packageClasses('Fingerprint{Entry,Field,Flow,Json,Members,Object,Pieces,Text,Trigger,Value}.cls')

let program: Program
beforeAll(async () => {
  program = await readProgram(SOURCES)
})

/** The package cannot read validation rules. */
const seenByPackage = (org: Fingerprint): Fingerprint => ({ ...org, rules: null })

const textsOf = (org: Fingerprint, seed = 1, of = program) => ({
  companion: canonicalOf(seenByPackage(org)).text,
  apex: writtenByApex(org, runs(of, { seed })),
})

const fixture = (name: string) => parseFingerprint(readFileSync(join(FIXTURES, `${name}.json`), 'utf8'))

/** Letters that JSON writes otherwise, and that languages and code points sort otherwise than code units. */
const awkward = fc.string({
  unit: fc.constantFrom(
    ...['"', '\\', '/', "'", '\b', '\f', '\n', '\r', '\t', '\0', '\u000b', '\u001f', '\u007f', '\u2028', ' ', ',', '{'],
    ...['u', 'n', 'a', 'B', 'é', 'e\u0301', 'ß', 'Å', '日本', '한', 'Ω', 'ا', '\ud7ff', '\ue000', '\uffff', '😀', '𝒜'],
  ),
  maxLength: 8,
})
const awkwardTexts = fc.array(awkward, { minLength: 1, maxLength: 7 })

/** The org with such texts behind all names and in all values. */
function withTexts(org: Fingerprint, texts: string[]): Fingerprint {
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

describe('the fingerprint that Apex writes', () => {
  it.each(['sandbox', 'production'])('S2 is byte for byte that of the companion, for the shared %s', (name) => {
    const { apex, companion } = textsOf(fixture(name))

    expect(apex).toBe(companion)
    expect(apex.length).toBeGreaterThan(6_000)
  })

  it('S2 is byte for byte that of the companion, whatever the org, the order and the order of sets and maps', () => {
    const both = anyOrg.chain((one) => fc.tuple(fc.constant(one), shuffled(one), fc.nat()))

    fc.assert(
      fc.property(both, ([org, mixed, seed]) => {
        const { companion } = textsOf(org)
        expect(textsOf(mixed, seed).apex).toBe(companion)
      }),
    )
  })

  it('S2 is byte for byte that of the companion with quotes, control characters and letters of all kinds', () => {
    fc.assert(
      fc.property(anyOrg, awkwardTexts, fc.nat(), (org, texts, seed) => {
        const { apex, companion } = textsOf(withTexts(org, texts), seed)
        expect(apex).toBe(companion)
      }),
    )
  })
})

describe('the pieces in which Apex sends a text', () => {
  const asked = fc
    .integer({ min: 1, max: 12 })
    .chain((count) =>
      fc.tuple(fc.constant(count), fc.string({ unit: 'grapheme', minLength: 2 * count + 1, maxLength: 99 })),
    )
  const piecesOf = (text: string, count: number, of = program): unknown[] => {
    const pieces = call(runs(of), 'FingerprintPieces.of', [text, count])
    return pieces instanceof ApexList ? pieces.items : []
  }

  it('make up the text; as many as asked for, none empty, no character cut in two', () => {
    fc.assert(
      fc.property(asked, ([count, text]) => {
        const pieces = piecesOf(text, count)
        expect(pieces.join('')).toBe(text)
        expect(pieces).toHaveLength(count)
        expect(pieces).not.toContain('')
        expect(pieces.every((piece) => String(piece).isWellFormed())).toBe(true)
      }),
    )
  })

  it('would be found if they cut a character in two', async () => {
    const careless = await changed(['place + 1 : place', 'place : place'])

    expect(piecesOf('😀'.repeat(9), 4, careless).every((piece) => String(piece).isWellFormed())).toBe(false)
  })
})

/** The classes with a fault in their text. */
async function changed(...changes: [string, string][]): Promise<Program> {
  const apply = (text: string) => changes.reduce((before, [good, bad]) => before.replace(good, () => bad), text)
  const sources = SOURCES.map(({ path, text }) => ({ path, text: apply(text) }))
  const untouched = sources.filter(({ text }, index) => text === SOURCES[index]?.text)
  expect(untouched).toHaveLength(SOURCES.length - 1)
  return readProgram(sources)
}

describe('a faulty writer', () => {
  const orgs = [
    ...['sandbox', 'production'].map(fixture),
    ...fc.sample(fc.tuple(anyOrg, awkwardTexts), { numRuns: 60, seed: 5 }).map(([org, texts]) => withTexts(org, texts)),
  ]

  it.each<[string, [string, string][]]>([
    ['forgets a comma', [["String.join(written, ',')", "String.join(written, '')"]]],
    ['sorts the other way round', [['key.compareTo(that.key)', 'that.key.compareTo(key)']]],
    ['sorts without the case', [['key.compareTo(that.key)', 'key.toLowerCase().compareTo(that.key.toLowerCase())']]],
    ['forgets to escape the backslash', [['text.replace(BACKSLASH, BACKSLASH + BACKSLASH)', 'text']]],
    [
      'relies on the order of a map',
      [
        ['text.replace(BACKSLASH, BACKSLASH + BACKSLASH)', 'text'],
        ["escapes.put('\"'", "escapes.put(BACKSLASH, BACKSLASH + BACKSLASH);\n escapes.put('\"'"],
      ],
    ],
    ['forgets a control character', [['CONTROL_CHARACTERS = 32', 'CONTROL_CHARACTERS = 31']]],
    ['writes capital letters for digits', [['0123456789abcdef', '0123456789ABCDEF']]],
    ['writes a number with all its decimals', [['.stripTrailingZeros()', '']]],
    [
      'takes no formula for an empty one',
      [["return 'null';\n        }\n        return '\"'", "return '\"\"';\n        }\n        return '\"'"]],
    ],
    ['swaps two members', [["putNumber('length', length)", "putNumber('length', scale)"]]],
  ])('is found if it %s', async (_fault, changes) => {
    const faulty = await changed(...changes)
    const isFound = orgs.some((org, seed) => {
      const { apex, companion } = textsOf(org, seed, faulty)
      return apex !== companion
    })

    expect(isFound).toBe(true)
  })
})
