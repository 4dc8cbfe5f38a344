import type { Row } from './row.ts'

/** The changes since the data was made: the new row, or null for a deleted one. */
export type Changes = Record<string, Record<string, Row | null>>

export type Maker = () => Row[]
export type Makers = ReadonlyMap<string, Maker>

/**
 * The records of an org: created at the first read, changed in memory, the changes stored. Live rows, such as a log, are
 * created at each read.
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
    /** Replaces all changes by a copy of others, as a sandbox refresh does. Rows of set-up objects are created again. */
    replace(others: Changes) {
      changes = structuredClone(others)
      made.clear()
    },
    /** Drops a deleted object and its rows. */
    drop(object: string) {
      changes = Object.fromEntries(Object.entries(changes).filter(([name]) => name !== object))
      made.delete(object)
    },
    /** Creates an object's rows again at the next read. */
    forget: (object: string) => made.delete(object),
  }
}

export type Tables = ReturnType<typeof tables>

function apply(rows: Map<string, Row>, id: string, row: Row | null) {
  if (row) rows.set(id, row)
  else rows.delete(id)
}
