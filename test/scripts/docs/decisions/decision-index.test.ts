import { describe, expect, it } from 'vitest'
import { faultsOfDecisions, readDecision, withIndex } from '../../../../scripts/docs/decisions/decision-index.ts'

const SECTIONS = '## Context\n\nA.\n\n## Decision\n\nB.\n\n## Consequences\n\nC.\n'

type Head = { title?: string; date?: string; status?: string; sections?: string }

function decision(file: string, head: Head = {}) {
  const { title = `# ${Number(file.slice(0, 4))}. A title`, date = '2026-11-22', status = 'accepted' } = head
  const text = `${title}\n\n- Date: ${date}\n- Status: ${status}\n\n${head.sections ?? SECTIONS}`
  return readDecision({ file, text })
}

describe('the check of the decisions', () => {
  it('accepts decisions with complete heads, including a superseded one', () => {
    const first = decision('0001-first.md', { status: 'superseded by [0002](0002-second.md)' })
    expect(faultsOfDecisions([first, decision('0002-second.md')])).toEqual([])
  })

  it.each<[string, string, Head]>([
    ['a file name without a number', 'first.md', {}],
    ['a gap in the numbers', '0002-first.md', {}],
    ['a heading with another number', '0001-first.md', { title: '# 2. A title' }],
    ['a heading without a title', '0001-first.md', { title: '# 1.' }],
    ['a day that does not exist', '0001-first.md', { date: '2026-02-30' }],
    ['a date in words', '0001-first.md', { date: '22 November 2026' }],
    ['an unknown status', '0001-first.md', { status: 'proposed' }],
    ['a successor that does not exist', '0001-first.md', { status: 'superseded by [0002](0002-none.md)' }],
    ['a decision that supersedes itself', '0001-first.md', { status: 'superseded by [0001](0001-first.md)' }],
    ['a missing section', '0001-first.md', { sections: '## Context\n\n## Decision\n' }],
  ])('refuses %s', (_what, file, head) => {
    expect(faultsOfDecisions([decision(file, head)])).toHaveLength(1)
  })
})

describe('the index of the decisions', () => {
  const decisions = [
    decision('0001-first.md', { title: '# 1. The first', status: 'superseded by [0002](0002-second.md)' }),
    decision('0002-second.md', { title: '# 2. The second', date: '2026-11-24' }),
  ]

  it('lists number, title, status and date below the prose, and drops the old table', () => {
    const readme = '# Decisions\n\nSome prose.\n\n## Index\n\n| old |\n'
    expect(withIndex(readme, decisions)).toBe(
      [
        '# Decisions\n\nSome prose.\n\n## Index\n',
        '| number | title | status | date |',
        '| --- | --- | --- | --- |',
        '| [0001](0001-first.md) | The first | superseded by [0002](0002-second.md) | 2026-11-22 |',
        '| [0002](0002-second.md) | The second | accepted | 2026-11-24 |\n',
      ].join('\n'),
    )
  })

  it('adds the table to a README that has none', () => {
    expect(withIndex('# Decisions\n', decisions)).toContain('\n## Index\n\n| number |')
  })
})
