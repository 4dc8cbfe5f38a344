import { sealedInConnections } from './connections/tokens/sealed-columns.ts'
import type { SealedKind } from './platform/vault/reseal-kinds.ts'
import { sealedMail } from './platform/mail/reseal.ts'

/** Every place of the database that holds sealed texts. */
export const SEALED: readonly SealedKind[] = [...sealedInConnections, sealedMail]
