import { createHash } from 'node:crypto'
import type { Stored } from '../../platform/deps.ts'
import type { PersonId } from '../../platform/ids.ts'
import type { PairedOrganization } from '../pairing/organization.ts'
import type { Language } from '../../platform/labels/labels.ts'
import {
  buttonOf,
  countNotices,
  countUnread,
  listNotices,
  type NotificationsApi,
  type ReadableNotice,
  type Reader,
  wordsOf,
} from '../../notifications/index.ts'

/**
 * A paired org as a reader of notices. What one of its admins has read is read for all of them, whom the companion does
 * not know one by one.
 */
export function readerOf({ tenantId, organizationId }: PairedOrganization): Reader {
  const hash = createHash('sha256').update(`reader of ${tenantId} in ${organizationId}`).digest('hex')
  const personId = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
  return { tenantId, personId: personId as PersonId }
}

type Asking = { organization: PairedOrganization; language: Language }
type Telling = NotificationsApi & { publicUrl: URL }

const MAX_SHOWN = 100

/** The notices for a paired org: how many are unread, how many there are, and the newest. */
export async function readOrgNotices(asking: Asking, deps: Stored & Telling) {
  const reader = readerOf(asking.organization)
  const [unread, total, newest] = await Promise.all([
    countUnread(reader, deps),
    countNotices(reader.tenantId, deps),
    listNotices(reader, { limit: MAX_SHOWN }, deps),
  ])
  return { unread, total, notices: newest.map((one) => orgNotice(one, asking, deps)) }
}

/** A notice as the package shows it: its code, what happened and why, what to do and where, and which record it is about. */
const orgNotice = (
  { notice, isRead }: ReadableNotice,
  { organization, language }: Asking,
  { kinds, publicUrl }: Telling,
) => {
  const { label, path } = buttonOf(notice, { language, kinds })
  const { title, text, remedy } = wordsOf(notice, language)
  return {
    noticeId: notice.noticeId,
    code: notice.code,
    severity: notice.severity,
    title,
    cause: text,
    remedy,
    action: { label, url: new URL(path, publicUrl).href },
    raisedAt: notice.raisedAt,
    resolvedAt: notice.resolvedAt,
    read: isRead,
    recordId: notice.params.organizationId === organization.organizationId ? recordIn(notice.params) : null,
  }
}

const RECORD_ID = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/

function recordIn({ recordId = '' }: ReadableNotice['notice']['params']): string | null {
  return RECORD_ID.test(String(recordId)) ? String(recordId) : null
}
