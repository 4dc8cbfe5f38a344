import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalOf, parseFingerprint } from '../../companion/src/parity/fingerprint/canonical.ts'
import { anyOrg, shuffled } from '../kit/parity/arbitrary.ts'
import { type Program, readProgram } from '../../packages/apex-interpreter/index.ts'
import { FINGERPRINT_CLASSES, piecesOf, sharedFixture, writtenByBoth } from '../kit/package/apex-fingerprint.ts'
import { readByCompanion, toldByApex } from '../kit/package/apex-org.ts'
import { awkwardTexts, withTexts } from '../kit/package/awkward-texts.ts'
import { toldOrg } from '../kit/package/told-orgs.ts'
import { simulatedOrg } from '../../scripts/salesforce/apex-runs/simulated-org.ts'

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

  it('S2 is byte for byte that of the companion, for any org, any order, and any order of sets and maps', () => {
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

describe('an org as Apex reads it', () => {
  it.each(['sandbox', 'production'] as const)(
    'S2 matches the reading of the companion: the simulated %s',
    async (name) => {
      const org = await simulatedOrg(name)
      const { triggers, flows } = parseFingerprint(toldByApex(org, program, 7))

      expect(toldByApex(org, program, 7)).toBe(canonicalOf(readByCompanion(org)).text)
      expect([triggers, flows].every((list) => list !== null && list.length > 0)).toBe(true)
    },
  )

  it('S2 matches the reading of the companion for any fields, triggers and flows', () => {
    fc.assert(
      fc.property(toldOrg, fc.nat(), (org, seed) => {
        expect(toldByApex(org, program, seed)).toBe(canonicalOf(readByCompanion(org)).text)
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

  it('join to the text, in the requested number, none empty, no character cut in two', () => {
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
