import { describe, expect, it } from 'vitest'
import { headlineDocument } from '../../kit/headlines/document.ts'
import type { Headline } from '../../kit/headlines/headline.ts'
import { faultsOfTable } from '../../kit/headlines/faults.ts'
import { headlineTables } from '../../kit/headlines/tables.ts'

const ready: Headline = { meaning: 'good', when: 'all checks passed', colour: 'green', word: 'Ready', action: null }
const unread: Headline = {
  meaning: 'unknown',
  when: 'no check ran',
  colour: 'grey',
  word: 'Not known',
  action: 'Check',
}
const table = (states: Record<string, Headline>) => ({ place: 'Go live', path: '/go-live', states })

describe('the tables of headlines', () => {
  it('have no fault', () => {
    expect(headlineTables.flatMap(faultsOfTable)).toEqual([])
  })

  it('name each place once', () => {
    const places = headlineTables.map(({ place }) => place)
    expect(places).toEqual([...new Set(places)])
  })
})

describe('a table of headlines', () => {
  it('shows green for what is known to be good, and for nothing else', () => {
    expect(faultsOfTable(table({ ready, unread: { ...unread, colour: 'green' } }))).toEqual([
      'Go live, unread: unknown must not be green',
    ])
    expect(faultsOfTable(table({ ready: { ...ready, colour: 'grey' }, unread }))).toEqual([
      'Go live, ready: good must not be grey',
    ])
  })

  it('tells its states apart by their words, not by colour alone', () => {
    expect(faultsOfTable(table({ ready, unread: { ...unread, word: 'Ready' } }))).toEqual([
      'Go live: "Ready" stands for more than one state',
    ])
  })

  it('knows a state for what is unknown', () => {
    expect(faultsOfTable(table({ ready }))).toEqual(['Go live: nothing says what is unknown'])
  })

  it('becomes a table of the document', () => {
    expect(headlineDocument([table({ ready, unread })])).toContain(
      '| unread | no check ran | grey | Not known | Check |',
    )
  })
})
