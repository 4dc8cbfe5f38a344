import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../companion/src/platform/csv.ts'

/** Parses CSV by RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

const rows = fc.array(
  fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '=', '+', '-', '@', '\t', '\r', '\n', "'", 'å') }), {
    minLength: 1,
    maxLength: 4,
  }),
  { maxLength: 5 },
)

describe('a file for spreadsheets', () => {
  it('has one line per row, with the line end of RFC 4180', () => {
    expect(csvOf([['at', 'credits'], ['2026-03-02T10:00:00.000Z', '7']])).toBe('at,credits\r\n2026-03-02T10:00:00.000Z,7\r\n') // prettier-ignore
  })

  it.each([
    ['one, two', '"one, two"'],
    ['say "yes"', '"say ""yes"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['=HYPERLINK("http://example.com","x")', `"'=HYPERLINK(""http://example.com"",""x"")"`],
    ['\n=1', `"'\n=1"`],
    ['＝1+1', "'＝1+1"],
    ['flow-step', 'flow-step'],
  ])('writes %j as %s', (text, field) => {
    expect(csvOf([[text]])).toBe(`${field}\r\n`)
  })

  it('reads back the same, except for the mark before a formula', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const read = parse(csvOf(written))
        expect(read.map((row) => row.map((field) => field.replace(/^'(?=[=+\-@\t\r\n])/, '')))).toEqual(
          written.map((row) => row.map((field) => field.replace(/^'(?=[=+\-@\t\r\n])/, ''))),
        )
        expect(read.flat().filter((field) => /^[=+\-@\t\r\n]/.test(field))).toEqual([])
      }),
    )
  })
})
