import type { Row } from './row.ts'

/** What was changed since the data was made: the new row, or null for a deleted one. */
export type Changes = Record<string, Record<string, Row | null>>

export type Maker = () => Row[]
export type Makers = ReadonlyMap<string, Maker>

/**
 * The records of an org: made when first asked for, changed in memory, the changes kept. What lives, such as a log, is
 * made anew each time.
 */
export function tables(makers: Makers, changes: Changes, living: Makers = new Map()) {
  const made = new Map<string, Map<string, Row>>()

  function table(object: string): Map<string, Row> {
    const known = made.get(object)
    if (known) return known
    const rows = new Map((makers.get(object)?.() ?? []).map((row) => [row.Id, row]))
    for (const [id, row] of Object.entries(changes[object] ?? {})) apply(rows, id, row)
    made.set(object, rows)
    return rows
  }

  function change(object: string, id: string, row: Row | null) {
    const changed = (changes[object] ??= {})
    changed[id] = row
    apply(table(object), id, row)
  }

  return {
    rows: (object: string): Row[] => living.get(object)?.() ?? [...table(object).values()],
    find: (object: string, id: string): Row | undefined =>
      living.has(object)
        ? living
            .get(object)?.()
            .find(({ Id }) => Id === id)
        : table(object).get(id),
    put(object: string, row: Row) {
      change(object, row.Id, row)
    },
    remove(object: string, id: string) {
      change(object, id, null)
    },
    changes: () => changes,
    /** Starts over from a copy of other changes, as a sandbox refresh does; set-up objects are made anew. */
    replace(others: Changes) {
      changes = structuredClone(others)
      made.clear()
    },
    /** Forgets an object that is gone, with its rows. */
    drop(object: string) {
      changes = Object.fromEntries(Object.entries(changes).filter(([name]) => name !== object))
      made.delete(object)
    },
    /** Makes an object's rows again the next time they are asked for. */
    forget: (object: string) => made.delete(object),
  }
}

export type Tables = ReturnType<typeof tables>

function apply(rows: Map<string, Row>, id: string, row: Row | null) {
  if (row) rows.set(id, row)
  else rows.delete(id)
}
