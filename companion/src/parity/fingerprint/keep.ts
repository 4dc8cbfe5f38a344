import type { Environment } from '../../connections/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import type { FingerprintId } from '../ids.ts'
import { canonicalOf, requireReadable } from './canonical.ts'
import { unknownPartsOf, type Fingerprint } from './fingerprint.ts'
import { addFingerprint, forgetSurplus, newestOfOrg, type FingerprintHead, type OrgOfTenant } from './store.ts'

/** Whose fingerprint it is, and how it came; with an id where it must not be kept twice. */
export type Origin = {
  org: OrgOfTenant & { organizationName: string; environment: Environment }
  source: 'read' | 'pushed'
  fingerprintId?: FingerprintId
}

/** A fingerprint that was kept, and whether the org is as it was the last time. */
export type KeptFingerprint = FingerprintHead & { unchanged: boolean; unknown: string[] }

/** How many fingerprints of an org are kept that no report uses. */
const MAX_UNUSED = 5

/** Keeps what an org looks like now, in place of its oldest. Refuses what could not be read back later. */
export async function keepFingerprint(
  fingerprint: Fingerprint,
  { org, source, fingerprintId = newId<FingerprintId>() }: Origin,
  { db, clock }: { db: Database; clock: Clock },
): Promise<KeptFingerprint> {
  const { text: content, sha256 } = canonicalOf(requireReadable(fingerprint))
  const before = await newestOfOrg(org, { db })
  const kept = { ...org, fingerprintId, source, takenAt: clock.now(), sha256 }
  await addFingerprint({ ...kept, content }, { db })
  await forgetSurplus(org, MAX_UNUSED, { db })
  return { ...kept, unchanged: before?.sha256 === sha256, unknown: unknownPartsOf(fingerprint) }
}
