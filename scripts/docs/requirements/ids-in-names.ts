import type { Family } from './family.ts'
import type { TestName } from './test-names.ts'

/** The tests of each id, and the faults of the names. */
export type Found = { testsOf: Map<string, TestName[]>; faults: string[] }

/**
 * Finds the ids in test names. A name claims an id at its beginning (`C4 refuses ...`, `C7 and C9 when ...`) or in
 * brackets at its end (`... (C4)`). An id in any other place is ambiguous, and an id without a meaning is unknown.
 */
export function findIds(names: TestName[], families: Family[]): Found {
  const reader = readerOf(families)
  const known = new Set(families.flatMap(({ meanings }) => Object.keys(meanings)))
  const found: Found = { testsOf: new Map(), faults: [] }
  for (const name of names) {
    const title = name.titles.at(-1) ?? ''
    const { claimed, elsewhere } = reader(title)
    for (const id of claimed) found.testsOf.set(id, [...(found.testsOf.get(id) ?? []), name])
    const unknown = claimed.filter((id) => !known.has(id))
    found.faults.push(
      ...unknown.map(
        (id) =>
          `${name.file}: "${title}" carries ${id}, which has no meaning in scripts/docs/requirements/known-ids.ts`,
      ),
      ...elsewhere.map(
        (id) => `${name.file}: "${title}" has ${id} neither at its beginning nor in brackets at its end`,
      ),
    )
  }
  return found
}

type IdsOfTitle = { claimed: string[]; elsewhere: string[] }

function readerOf(families: Family[]): (title: string) => IdsOfTitle {
  const id = `(?:${families.map(({ pattern }) => pattern).join('|')})(?![\\w-])`
  const list = `${id}(?:(?:, | and )${id})*`
  const claim = new RegExp(`^${list}(?=[ :])|\\(${list}\\)$`, 'g')
  const anyId = new RegExp(`(?<![\\w-])${id}`, 'g')
  return (title) => {
    const claims = (title.match(claim) ?? []).join(' ')
    return { claimed: claims.match(anyId) ?? [], elsewhere: title.replaceAll(claim, '').match(anyId) ?? [] }
  }
}
