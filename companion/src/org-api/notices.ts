import { createHash } from 'node:crypto'
import type { PersonId } from '../platform/ids.ts'
import type { PairedOrganization } from '../platform/person.ts'
import type { Language } from '../platform/labels.ts'
import type { ReadableNotice, Reader } from '../notifications/store.ts'
import { wordsOf } from '../notifications/words.ts'

/**
 * A paired org as a reader of notices. What one of its admins has read is read for all of them, whom the companion does
 * not know one by one.
 */
export function readerOf({ tenantId, organizationId }: PairedOrganization): Reader {
  const hash = createHash('sha256').update(`reader of ${tenantId} in ${organizationId}`).digest('hex')
  const personId = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
  return { tenantId, personId: personId as PersonId }
}

/** A notice as the package shows it: its code, what happened and why, and what to do. */
export const orgNotice = ({ notice, isRead }: ReadableNotice, language: Language) => {
  const { title, text, remedy } = wordsOf(notice, language)
  return {
    noticeId: notice.noticeId,
    code: notice.code,
    severity: notice.severity,
    title,
    cause: text,
    remedy,
    raisedAt: notice.raisedAt.toISOString(),
    read: isRead,
  }
}
