import type { Stored, Timed } from '../platform/deps.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { PersonKey } from '../platform/person.ts'
import type { Vault } from '../platform/vault/vault.ts'

/** What the root binds for accounts: how everything that a person began is ended. */
export type AccountNeeds = { endWorkOf: (who: PersonKey, deps: Stored) => Promise<void> }

/** What the functions of accounts are given. */
export type AccountServices = Timed & AccountNeeds & { jobs: Jobs; publicUrl: URL; vault: Vault }
