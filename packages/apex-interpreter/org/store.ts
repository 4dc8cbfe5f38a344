import type { Row } from '../values/values.ts'

/** A row as the database holds it. It is replaced, never changed. `isOld`: the org had it before the test began. */
export type Stored = { row: Row; isOld: boolean }

/** The rows of an org, by object and id. */
export class Store {
  readonly #tables: Map<string, Map<string, Stored>>
  /** Deleted rows, which `undelete` brings back. */
  readonly #deleted: Map<string, Stored>
  #last: number

  constructor(tables = new Map<string, Map<string, Stored>>(), deleted = new Map<string, Stored>(), last = 0) {
    this.#tables = tables
    this.#deleted = deleted
    this.#last = last
  }

  /** A copy to change or to come back to. */
  copy(): Store {
    const tables = [...this.#tables].map(([object, rows]) => [object, new Map(rows)] as const)
    return new Store(new Map(tables), new Map(this.#deleted), this.#last)
  }

  /** A copy in which every row counts as one that the org had before. */
  aged(): Store {
    const tables = [...this.#tables].map(([object, rows]) => {
      const old = [...rows].map(([id, { row }]) => [id, { row, isOld: true }] as const)
      return [object, new Map(old)] as const
    })
    return new Store(new Map(tables), new Map(), this.#last)
  }

  /** A number that no row has. */
  nextNumber(): number {
    this.#last += 1
    return this.#last
  }

  all(object: string): Stored[] {
    return [...(this.#tables.get(object)?.values() ?? [])]
  }

  rows(object: string): Row[] {
    return this.all(object).map(({ row }) => row)
  }

  get(object: string, id: string): Stored | undefined {
    return this.#tables.get(object)?.get(id)
  }

  put(id: string, stored: Stored) {
    const { object } = stored.row
    const table = this.#tables.get(object) ?? new Map<string, Stored>()
    this.#tables.set(object, table.set(id, stored))
  }

  remove(object: string, id: string) {
    const stored = this.get(object, id)
    if (stored) this.#deleted.set(id, stored)
    this.#tables.get(object)?.delete(id)
  }

  /** Brings a deleted row back. False when there is none of this id. */
  restore(id: string): boolean {
    const stored = this.#deleted.get(id)
    if (stored) this.put(id, stored)
    return this.#deleted.delete(id)
  }
}
