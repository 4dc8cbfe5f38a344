import { eq } from 'drizzle-orm'
import type { AnyPgTable, PgColumn } from 'drizzle-orm/pg-core'
import type { Stored } from './deps.ts'
import type { Authenticators } from './http/access.ts'
import type { App } from './http/routing.ts'
import type { TenantId } from './ids.ts'
import type { PersonKey } from './person.ts'
import type { SealedKind } from './vault/reseal-kinds.ts'

/** A table of what was read of a connected org, only so as not to read it again. */
type ReadingsTable = AnyPgTable & { tenantId: PgColumn }

/** What a feature brings to the service. The root calls each member in this order, for every feature in its list. */
export type Feature<Api = unknown> = {
  /** What other features may call. */
  api: Api
  /** HTTP status by refusal code; the words are the labels `error.CODE.*`. */
  refusals?: Readonly<Record<string, number>>
  /** Where the database holds sealed texts. */
  sealed?: readonly SealedKind[]
  /** Emptied of a tenant's rows when its connection is deleted, or leads to another org. */
  readings?: readonly ReadingsTable[]
  /** Paths that the web pages answer in the browser. */
  pages?: readonly `/${string}`[]
  /** Ends what a person began and may not finish any more: they were removed, lost their role, or signed out everywhere. */
  endWorkOf?: (who: PersonKey, deps: Stored) => Promise<void>
  /** The kinds of work that its requests to Salesforce are counted under. */
  kindsOfWork?: readonly string[]
  /** Recognises callers, for the kinds of access that routes declare. */
  authenticators?: Authenticators
  /** Mends what a killed process left behind. With `isAlone` no other process can be running. */
  recover?: (isAlone: boolean) => Promise<void>
  /** Registers the jobs that it works on, and their schedules. */
  jobs?: () => Promise<void>
  routes?: (app: App) => void | Promise<void>
  /** Sends the first jobs, once jobs are running. */
  resume?: () => Promise<void>
  /** Writes down what is only in memory, after the last request and the last job. */
  stop?: () => Promise<void>
}

/** Forgets what was read of a tenant's org and can be read again. What was counted and compared stays. */
export async function forgetReadings(features: readonly Feature[], tenantId: TenantId, { db }: Stored): Promise<void> {
  for (const table of features.flatMap(({ readings = [] }) => readings)) {
    await db.delete(table).where(eq(table.tenantId, tenantId))
  }
}

/** Ends in every feature what a person began. Pass the transaction that takes the person's right away. */
export async function endWorkOf(features: readonly Feature[], who: PersonKey, { db }: Stored): Promise<void> {
  for (const feature of features) await feature.endWorkOf?.(who, { db })
}
