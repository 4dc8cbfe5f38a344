import { expect, it } from 'vitest'
import { Unsupported } from '../../../../packages/apex-interpreter/index.ts'
import { notRun, withList } from '../../../../scripts/salesforce/apex-runs/not-run.ts'

const DOCUMENT =
  'Before\n<!-- tests that no evaluator runs: begin -->\nold\n<!-- tests that no evaluator runs: end -->\nAfter'

it('lists each test that the interpreter cannot run once, with what it lacks', () => {
  const unsupported = new Unsupported('the method soundex/0', 3)
  const runs = [
    { name: 'B.two', org: 'new', unsupported },
    { name: 'A.one', org: 'new' },
    { name: 'B.two', org: 'lived in', unsupported },
  ]
  const text = withList(DOCUMENT, notRun(runs))

  expect(text).toMatch(
    /^Before\n[^]*cannot run these test methods[^]*\n- `B\.two`: the method soundex\/0\n[^]*\nAfter$/,
  )
  expect(text).not.toContain('A.one')
  expect(text).not.toContain('old')
})

it('says so when all tests run', () => {
  expect(withList(DOCUMENT, new Map())).toContain('runs all test methods')
})

it('refuses a document without marks', () => {
  expect(() => withList('text', new Map())).toThrow('lacks the marks')
})
