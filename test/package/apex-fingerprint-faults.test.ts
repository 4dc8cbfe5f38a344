import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalOf } from '../../companion/src/parity/fingerprint/canonical.ts'
import { anyOrg } from '../kit/parity/arbitrary.ts'
import { type Program, readProgram } from '../../packages/apex-interpreter/index.ts'
import { FINGERPRINT_CLASSES, piecesOf, sharedFixture, writtenByBoth } from '../kit/package/apex-fingerprint.ts'
import { readByCompanion, toldByApex } from '../kit/package/apex-org.ts'
import { toldOrg } from '../kit/package/told-orgs.ts'
import { awkwardTexts, withTexts } from '../kit/package/awkward-texts.ts'

/** A piece of source text, and its replacement. */
type Change = [string, string]

/** The classes with a fault in their text. */
async function changed(changes: Change[]): Promise<Program> {
  const apply = (text: string) => changes.reduce((before, [good, bad]) => before.replace(good, () => bad), text)
  const texts = FINGERPRINT_CLASSES.map(apply)
  const untouched = texts.filter((text, index) => text === FINGERPRINT_CLASSES[index])
  expect(untouched).toHaveLength(FINGERPRINT_CLASSES.length - 1)
  return readProgram(texts)
}

describe('a faulty writer', () => {
  const orgs = [
    ...['sandbox', 'production'].map(sharedFixture),
    ...fc.sample(fc.tuple(anyOrg, awkwardTexts), { numRuns: 60, seed: 5 }).map(([org, texts]) => withTexts(org, texts)),
  ]

  it.each<[string, Change[]]>([
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
    const faulty = await changed(changes)
    const isFound = orgs.some((org, seed) => {
      const { apex, companion } = writtenByBoth(org, faulty, seed)
      return apex !== companion
    })

    expect(isFound).toBe(true)
  })
})

describe('a faulty reader', () => {
  const orgs = fc.sample(toldOrg, { numRuns: 60, seed: 5 })

  it.each<[string, Change[]]>([
    ['takes what the org fills in for required', [[' && !described.isDefaultedOnCreate()', '']]],
    [
      'takes an untold formula for none',
      [["described.getCalculatedFormula() ?? ''", 'described.getCalculatedFormula()']],
    ],
    ['forgets a type with another name', [["DisplayType.INTEGER => 'int',", '']]],
    ['asks for values where there are none', [['!WITH_VALUES.contains(described.getType())', 'false']]],
    ['takes deleted triggers too', [[" AND Status != 'Deleted'", '']]],
    ['takes triggers of other objects too', [['TableEnumOrId IN :objectNames AND Status', 'Status']]],
    ['reads what it did not ask for', [['BodyCrc,\n', '']]],
    ['puts a prefix twice', [["|| name.startsWith(prefix + '__') ", '']]],
    ['takes a checksum of nothing', [[' || row.BodyCrc == 0', '']]],
  ])('is found if it %s', async (_fault, changes) => {
    const faulty = await changed(changes)
    const isFound = orgs.some((org, seed) => canonicalOf(readByCompanion(org)).text !== told(org, faulty, seed))

    expect(isFound).toBe(true)
  })

  /** The text that Apex writes, or its failure. */
  const told = (...[org, program, seed]: Parameters<typeof toldByApex>): string => {
    try {
      return toldByApex(org, program, seed)
    } catch (fault) {
      return String(fault)
    }
  }
})

it('finds pieces that cut a character in two', async () => {
  const careless = await changed([['place + 1 : place', 'place : place']])

  expect(piecesOf('😀'.repeat(9), 4, careless).every((piece) => piece.isWellFormed())).toBe(false)
})
