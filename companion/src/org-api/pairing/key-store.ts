import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { writeAudit } from '../../platform/audit/audit.ts'
import type { Stored } from '../../platform/deps.ts'
import { pairedOrg } from '../tables.ts'
import type { KeyRight } from './org-keys.ts'
import type { PairedOrganization } from './organization.ts'

type Found = PairedOrganization & { right: KeyRight; isFirstUse: boolean }
type Replacement = { keyHash: string; readerKeyHash: string; usedHash: string; at: Date }

/** The columns of each kind of key. */
const COLUMNS = {
  manage: { current: 'keyHash', replaced: 'replacedKeyHash', until: 'replacedKeyUntil' },
  read: { current: 'readerKeyHash', replaced: 'replacedReaderKeyHash', until: 'replacedReaderKeyUntil' },
} as const

const RIGHTS = ['manage', 'read'] as const

const ofOrg = ({ tenantId, organizationId }: PairedOrganization) =>
  and(eq(pairedOrg.tenantId, tenantId), eq(pairedOrg.organizationId, organizationId))

/** The org of a current or replaced key, what the key may do, and whether this is its first use since it replaced another. */
export async function findKey(hash: string, now: Date, { db }: Stored): Promise<Found | undefined> {
  const [row] = await db
    .select()
    .from(pairedOrg)
    .where(or(...RIGHTS.map((right) => isKeyOf(right, hash, now))))
  if (!row) return undefined
  const { tenantId, organizationId } = row
  const right = [row.keyHash, row.replacedKeyHash].includes(hash) ? 'manage' : 'read'
  const { current, replaced, until } = COLUMNS[right]
  const isEndOpen = row[replaced] !== null && row[until] === null
  return { tenantId, organizationId, right, isFirstUse: isEndOpen && row[current] === hash }
}

function isKeyOf(right: KeyRight, hash: string, now: Date) {
  const { current, replaced, until } = COLUMNS[right]
  const works = or(isNull(pairedOrg[until]), gt(pairedOrg[until], now))
  return or(eq(pairedOrg[current], hash), and(eq(pairedOrg[replaced], hash), works))
}

type FirstUse = { right: KeyRight; hash: string; until: Date }

/** Sets the end of the key that the used one replaced, unless it is set or the used one was replaced since. */
export async function endReplacedKey(
  organization: PairedOrganization,
  { right, hash, until: end }: FirstUse,
  { db }: Stored,
): Promise<void> {
  const { current, until } = COLUMNS[right]
  await db
    .update(pairedOrg)
    .set({ [until]: end })
    .where(and(ofOrg(organization), eq(pairedOrg[current], hash), isNull(pairedOrg[until])))
}

/**
 * Replaces both current keys. The manage key that was used keeps working, and so does the reader key that was in use.
 * Returns false if the used key stopped working since, for example by a new pairing.
 */
export const replaceKeys = (
  organization: PairedOrganization,
  { keyHash, readerKeyHash, usedHash, at }: Replacement,
  { db }: Stored,
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const [changed] = await tx
      .update(pairedOrg)
      .set({
        keyHash,
        replacedKeyHash: usedHash,
        replacedKeyUntil: null,
        readerKeyHash,
        replacedReaderKeyHash: READER_KEY_IN_USE,
        replacedReaderKeyUntil: null,
      })
      .where(and(ofOrg(organization), isKeyOf('manage', usedHash, at)))
      .returning({ organizationId: pairedOrg.organizationId })
    if (!changed) return false
    const { tenantId } = organization
    await writeAudit(
      { tenantId, at, by: null, action: 'pairing.key.replaced', before: null, after: changed },
      { db: tx },
    )
    return true
  })

/** A reader key that replaced another and was never used is lost: the one before it is still in the org. */
const READER_KEY_IN_USE = sql`case
  when ${pairedOrg.replacedReaderKeyHash} is not null and ${pairedOrg.replacedReaderKeyUntil} is null
  then ${pairedOrg.replacedReaderKeyHash} else ${pairedOrg.readerKeyHash} end`
