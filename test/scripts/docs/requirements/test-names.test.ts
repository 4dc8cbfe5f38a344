import { describe, expect, it } from 'vitest'
import { testNamesIn } from '../../../../scripts/docs/requirements/test-names.ts'

function titlesIn(text: string): string[] {
  return testNamesIn({ file: 'a.test.ts', text }).map(({ titles }) => titles.join(' > '))
}

describe('the names of tests', () => {
  it('are those of suites and tests, each after its suites', () => {
    const text = `
      describe('a gate', () => {
        it('opens', () => {})
        describe("at night", () => { test(\`closes\`, () => {}) })
      })
      it('stands alone', () => {})`
    expect(titlesIn(text)).toEqual([
      'a gate',
      'a gate > opens',
      'a gate > at night',
      'a gate > at night > closes',
      'stands alone',
    ])
  })

  it.each([
    ["it.each([['x']])('refuses %s', () => {})", 'refuses %s'],
    ["describe.skipIf(!java)('the types', () => {})", 'the types'],
    ["it.concurrent.each([1])('counts %d', () => {})", 'counts %d'],
    ["it.each`a\n${'${1}'}`('counts $a', () => {})", 'counts $a'],
    ["it('has two ' + 'halves', () => {}); it('is whole', () => {})", 'is whole'],
  ])('are read from %s', (text, title) => {
    expect(titlesIn(text)).toEqual([title])
  })

  it('show a template’s placeholders as an ellipsis', () => {
    expect(titlesIn('it(`refuses ${host} and ${port}.`, () => {})')).toEqual(['refuses … and ….'])
  })

  // Texts that the scanner must leave out. None of them is a test of ours that was put off.
  it.each([
    // A text for the scanner, which must not take a skipped test for one that proves something.
    ["it.skip('opens', () => {})"],
    // A text for the scanner too: a planned test proves nothing.
    ["it.todo('opens')"],
    ["test.jobs.run('opens')"],
    ["page.it('opens')"],
    ["// it('opens', () => {})"],
    ['const text = `it("opens", () => {})`'],
  ])('are not read from %s', (text) => {
    expect(titlesIn(text)).toEqual([])
  })
})
