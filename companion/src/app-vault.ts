import { sealedInConnections } from './connections/sealed-columns.ts'
import type { SealedKind } from './platform/reseal-kinds.ts'
import { sealedMail } from './platform/reseal-mail.ts'

/** Every place of the database that holds sealed texts. */
export const SEALED: readonly SealedKind[] = [...sealedInConnections, sealedMail]
