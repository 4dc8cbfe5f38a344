import type { Schema } from './schema.ts'
import type { Store } from './store.ts'

/** An allowance of an org, as `OrgLimits` has it. */
export type Allowance = { name: string; used: number; allowed: number }

/** Texts by lower-case name, by language. The org's own language comes first. */
export type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>

/** An org before a test begins. */
export type Org = {
  schema: Schema
  store: Store
  /** The id of the org, and of the user who runs tests. */
  id: string
  runnerId: string
  labels: Labels
  allowances: Allowance[]
  /** The parameters of each principal of external credentials, as `Credential-Principal`. */
  credentials?: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Milliseconds. The clock stands still. */
  now: number
}
