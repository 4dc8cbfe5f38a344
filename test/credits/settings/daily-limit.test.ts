import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideDailyLimit } from '../../../companion/src/credits/settings/daily-limit.ts'
import { parseGroupedInteger } from '../../../companion/src/credits/settings/daily-limit.ts'
import { LANGUAGES } from '../../../companion/src/platform/labels/languages.ts'
import { refusalWith } from '../../kit/service/refusal.ts'

const counts = fc.bigInt({ min: 0n, max: 10n ** 24n })

/** The text without its group separators, by an independent rule: only digits, with single separators between them. */
const DIGITS_AND_SEPARATORS = /^[\d０-９]+(?:[^\d０-９][\d０-９]{3})*$/u

describe('a typed integer', () => {
  it.each([
    ['100000'],
    ['100,000'],
    ['100 000'],
    ['100\u00a0000'],
    ['100\u202f000'],
    ['100\u2009000'],
    ['100.000'],
    ["100'000"],
    ['100’000'],
    ['１００，０００'],
    ['１００,０００'],
    ['１０００００'],
    ['  100,000 '],
    ['\u00a0100 000\u3000\n'],
  ])('is read from %j', (typed) => {
    expect(parseGroupedInteger(typed)).toBe(100_000n)
  })

  it.each([
    ['1,234,567', 1_234_567n],
    ['12\u202f345\u202f678', 12_345_678n],
    ['0', 0n],
    ['999', 999n],
    ['1.000', 1000n],
    ['0100000', 100_000n],
    ['9'.repeat(30), BigInt('9'.repeat(30))],
  ])('is exact: %j', (typed, value) => {
    expect(parseGroupedInteger(typed)).toBe(value)
  })

  it.each([
    '',
    ' ',
    ',',
    '100,00',
    '100,0000',
    '1000,000',
    '1,00,000',
    '100,000.50',
    '100,000,',
    ',100,000',
    '100,,000',
    '100  000',
    '1,000.000',
    '1 000\u00a0000',
    '1，000,000',
    '0,100,000',
    '100000.0',
    '1e5',
    '0x186A0',
    '-100000',
    '+100,000',
    '−100000',
    '100k',
    '十万',
    '١٠٠٠٠٠',
    '①00000',
    '100²000',
    '100_000',
    '100\n000',
    '100000 100000',
    'NaN',
    'Infinity',
  ])('is not found in %j', (typed) => {
    expect(parseGroupedInteger(typed)).toBeUndefined()
  })

  it.each([...LANGUAGES, 'de', 'de-CH', 'it-CH', 'es-419'])('is read back as %s writes it', (language) => {
    const format = new Intl.NumberFormat(language, { useGrouping: 'always' })
    fc.assert(
      fc.property(counts, (count) => {
        expect(parseGroupedInteger(format.format(count))).toBe(count)
      }),
    )
  })

  it('is never found in random text, and always equals its digits', () => {
    const pieces = fc.constantFrom(..."0123456789０９,，.'’ \u00a0\u2009\u202f\u3000-+eEx_ab١²".split(''))
    const typed = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string({ unit: pieces }))
    fc.assert(
      fc.property(typed, (text) => {
        const value = parseGroupedInteger(text)
        if (value === undefined) return
        expect(text.trim()).toMatch(DIGITS_AND_SEPARATORS)
        expect(BigInt(text.normalize('NFKC').replace(/\D/g, ''))).toBe(value)
      }),
      { numRuns: 5_000 },
    )
  })

  it('is read from any number of three-digit groups with one kind of separator', () => {
    const separators = fc.constantFrom(',', '.', "'", '’', ' ', '\u00a0', '\u2009', '\u202f', '，')
    const groups = fc.array(fc.stringMatching(/^\d{1,4}$/), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-9]\d{0,3}$/),
        groups,
        fc.tuple(separators, separators),
        (head, rest, marks) => {
          const text = head + rest.map((group, index) => (marks[index % 2] ?? '') + group).join('')
          const isAlike = marks[0] === marks[1]
          const isGrouped = isAlike && head.length <= 3 && rest.every((group) => group.length === 3)
          expect(parseGroupedInteger(text)).toBe(isGrouped ? BigInt(head + rest.join('')) : undefined)
        },
      ),
    )
  })
})

describe('a daily limit', () => {
  it.each([[100_000], ['100,000'], ['100 000'], ['１００，０００']])('is accepted as %j', (typed) => {
    expect(decideDailyLimit(typed)).toBe(100_000)
  })

  it('may be as large as an integer of the database', () => {
    expect(decideDailyLimit('2,147,483,647')).toBe(2_147_483_647)
  })

  it.each([[99_999], ['99,999'], [0], [-100_000], ['0']])('is refused below 100,000: %j', (typed) => {
    expect(() => decideDailyLimit(typed)).toThrow(refusalWith('DAILY_LIMIT_TOO_LOW'))
  })

  it.each([[2_147_483_648], ['2 147 483 648'], [1e300], ['9'.repeat(200)]])(
    'is refused above the maximum: %j',
    (typed) => {
      expect(() => decideDailyLimit(typed)).toThrow(refusalWith('DAILY_LIMIT_TOO_HIGH'))
    },
  )

  it.each([[''], ['a lot'], ['100,00'], ['1e5'], ['-100000'], [100_000.5], [NaN], [Infinity]])(
    'is refused when it is not an integer: %j',
    (typed) => {
      expect(() => decideDailyLimit(typed)).toThrow(refusalWith('DAILY_LIMIT_NOT_A_NUMBER'))
    },
  )

  it('that is refused names the allowed range', () => {
    expect(() => decideDailyLimit(1)).toThrow(expect.objectContaining({ params: { minimum: 100_000 } }))
    expect(() => decideDailyLimit('3000000000')).toThrow(
      expect.objectContaining({ params: { maximum: 2_147_483_647 } }),
    )
  })
})
