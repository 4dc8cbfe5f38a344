import { describe, expect, it } from 'vitest'
import { requirementsDocument } from '../../../../scripts/docs/requirements/document.ts'
import { findIds } from '../../../../scripts/docs/requirements/ids-in-names.ts'
import type { Family } from '../../../../scripts/docs/requirements/family.ts'
import { families } from '../../../../scripts/docs/requirements/known-ids.ts'

const FAMILIES: Family[] = [
  { title: 'Sign-in', pattern: 'C\\d{1,2}', meanings: { C1: 'PKCE.', C4: 'Known hosts.', C10: 'A page.' } },
  { title: 'Service', pattern: 'A\\d', meanings: { A1: 'Own rows.' } },
  { title: 'Faults', pattern: 'PK-A\\d', meanings: {} },
]

function find(...titles: string[]) {
  return findIds(
    titles.map((title) => ({ file: 'test/a.test.ts', titles: ['a suite', title] })),
    FAMILIES,
  )
}

describe('the ids in test names', () => {
  it.each([
    ['C4 refuses a host', ['C4']],
    ['C4: refuses a host', ['C4']],
    ['C10 has its headers', ['C10']],
    ['C1 and C4 when Salesforce refuses', ['C1', 'C4']],
    ['C1, C4 and A1 together', ['C1', 'C4', 'A1']],
    ['refuses a host (C4)', ['C4']],
    ['refuses a host (C4, A1)', ['C4', 'A1']],
    ['refuses a host', []],
    ['A100 is no id', []],
    ['UTF-A1 is no id', []],
  ])('of "%s" are %j', (title, ids) => {
    const { testsOf, faults } = find(title)
    expect([...testsOf.keys()]).toEqual(ids)
    expect(faults).toEqual([])
  })

  it('are ambiguous in the middle of a name', () => {
    const { testsOf, faults } = find('refuses what C4 names')
    expect(testsOf.size).toBe(0)
    expect(faults).toEqual([
      'test/a.test.ts: "refuses what C4 names" has C4 neither at its beginning nor in brackets at its end',
    ])
  })

  it('need a meaning, and do not match a shorter id that they contain', () => {
    const { faults } = find('PK-A1 names the class')
    expect(faults).toEqual([
      'test/a.test.ts: "PK-A1 names the class" carries PK-A1, which has no meaning in scripts/docs/requirements/known-ids.ts',
    ])
  })
})

describe('the page of requirements', () => {
  it('lists the tests of each id, and marks an id without a test as not yet', () => {
    const { testsOf } = find('C1 refuses <b>', 'the source (C1)', 'A1 reads its own rows')
    const page = requirementsDocument(FAMILIES, testsOf)
    expect(page.slice(page.indexOf('## '))).toBe(
      [
        '## Sign-in\n',
        '- **C1** PKCE.',
        '  - [test/a.test.ts](../test/a.test.ts): a suite › C1 refuses \\<b\\>',
        '  - [test/a.test.ts](../test/a.test.ts): a suite › the source (C1)',
        '- **C4** Known hosts.',
        '  - not yet',
        '- **C10** A page.',
        '  - not yet\n',
        '## Service\n',
        '- **A1** Own rows.',
        '  - [test/a.test.ts](../test/a.test.ts): a suite › A1 reads its own rows\n',
      ].join('\n'),
    )
  })
})

describe('the known ids', () => {
  it('match the pattern of their family, and belong to one family', () => {
    for (const { title, meanings } of families) {
      for (const id of Object.keys(meanings)) {
        const owners = families.filter(({ pattern }) => new RegExp(`^(?:${pattern})$`).test(id))
        expect(owners.map((family) => family.title)).toEqual([title])
      }
    }
  })
})
