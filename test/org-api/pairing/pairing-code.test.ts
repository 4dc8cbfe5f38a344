import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOfCode, newPairingCode } from '../../../companion/src/org-api/pairing/pairing-code.ts'

describe('a pairing code', () => {
  it('uses letters and digits that cannot be confused, and is new each time', () => {
    const codes = Array.from({ length: 200 }, newPairingCode)
    for (const code of codes) expect(code).toMatch(/^(?:[A-HJKMNP-TV-Z2-9]{4}-){2}[A-HJKMNP-TV-Z2-9]{4}$/)
    expect(new Set(codes).size).toBe(200)
  })

  it('is recognised in any case and grouping', () => {
    const separators = fc.array(fc.constantFrom(' ', '-', '', '\t'), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(separators, fc.boolean(), (gaps, small) => {
        const code = newPairingCode()
        const letters = Array.from(code.replaceAll('-', ''), (letter, index) => `${letter}${gaps[index]}`).join('')
        expect(hashOfCode(small ? letters.toLowerCase() : letters)).toBe(hashOfCode(code))
      }),
    )
  })
})
