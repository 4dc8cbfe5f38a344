import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalOf } from '../../companion/src/parity/canonical.ts'
import { fieldOf } from '../../companion/src/parity/field.ts'
import { OBJECTS, type Fingerprint } from '../../companion/src/parity/fingerprint.ts'
import { anyOrg, shuffled } from '../parity/arbitrary.ts'
import { describeDouble, type DescribedObject } from '../support/apex/doubles/describe.ts'
import { readProgram, type Program } from '../support/apex/program.ts'
import { call, runs } from '../support/apex/run.ts'
import { textOf } from '../support/apex/text.ts'
import { FINGERPRINT_CLASSES, piecesOf, sharedFixture, writtenByBoth } from './support/apex-fingerprint.ts'
import { awkwardTexts, withTexts } from './support/awkward-texts.ts'
import { describedObject } from './support/described-objects.ts'
import { simulatedObjects } from './support/simulated-objects.ts'

let program: Program
beforeAll(async () => {
  program = await readProgram(FINGERPRINT_CLASSES)
})

describe('the fingerprint that Apex writes', () => {
  it.each(['sandbox', 'production'])('S2 is byte for byte that of the companion, for the shared %s', (name) => {
    const { apex, companion } = writtenByBoth(sharedFixture(name), program, 1)

    expect(apex).toBe(companion)
    expect(apex.length).toBeGreaterThan(6_000)
  })

  it('S2 is byte for byte that of the companion, whatever the org, the order and the order of sets and maps', () => {
    const both = anyOrg.chain((one) => fc.tuple(fc.constant(one), shuffled(one), fc.nat()))

    fc.assert(
      fc.property(both, ([org, mixed, seed]) => {
        const { companion } = writtenByBoth(org, program, 1)
        expect(writtenByBoth(mixed, program, seed).apex).toBe(companion)
      }),
    )
  })

  it('S2 is byte for byte that of the companion with quotes, control characters and letters of all kinds', () => {
    fc.assert(
      fc.property(anyOrg, awkwardTexts, fc.nat(), (org, texts, seed) => {
        const { apex, companion } = writtenByBoth(withTexts(org, texts), program, seed)
        expect(apex).toBe(companion)
      }),
    )
  })
})

describe('an org, as describe tells Apex of it', () => {
  const toldBy = (objects: DescribedObject[], seed: number) =>
    objects.map((_, index) =>
      textOf(call(runs(program, { seed, double: describeDouble(objects, seed) }), 'OrgFingerprint.textAt', [index])),
    )
  const readByCompanion = (objects: DescribedObject[]): Fingerprint => ({
    ...{ version: 1, triggers: null, flows: null, rules: null },
    objects: OBJECTS.map((name) => ({
      ...{ name, visibility: 'all', hiddenFields: [] },
      fields: objects.find((one) => one.name === name)?.fields.map(fieldOf) ?? [],
    })),
  })
  const UNKNOWN = '],"triggers":null,"flows":null,"rules":null}'

  it.each(['sandbox', 'production'] as const)(
    'S2 is told as the companion reads it: the simulated %s',
    async (name) => {
      const objects = await simulatedObjects(name)

      expect(toldBy(objects, 7).join('') + UNKNOWN).toBe(canonicalOf(readByCompanion(objects)).text)
    },
  )

  it('S2 is told as the companion reads it, whatever its fields', () => {
    fc.assert(
      fc.property(fc.tuple(...OBJECTS.map(describedObject)), fc.nat(), (objects, seed) => {
        expect(toldBy(objects, seed).join('') + UNKNOWN).toBe(canonicalOf(readByCompanion(objects)).text)
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

  it('make up the text; as many as asked for, none empty, no character cut in two', () => {
    fc.assert(
      fc.property(asked, ([count, text]) => {
        const pieces = piecesOf(text, count, program)
        expect(pieces.join('')).toBe(text)
        expect(pieces).toHaveLength(count)
        expect(pieces).not.toContain('')
        expect(pieces.every((piece) => piece.isWellFormed())).toBe(true)
      }),
    )
  })
})
