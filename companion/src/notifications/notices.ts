import type { Platform } from '../platform/deps.ts'
import { newId, type OrganizationId, type TenantId } from '../platform/ids.ts'
import type { NoticeId } from './ids.ts'
import { requestNoticeMail } from './mailing.ts'
import { addNotice } from './store.ts'

/**
 * The kinds of notices, each with the parameters of its labels: `notice.CODE.title`, `.text` and `.remedy`. Moments are ISO
 * 8601 texts. Features add their own kinds by declaring this interface again.
 * @public
 */
export interface NoticeKinds {}

export type NoticeCode = keyof NoticeKinds

export type Severity = 'info' | 'warning' | 'error'

/** A code with its parameters. */
export type Told = { [Code in NoticeCode]: { code: Code; params: NoticeKinds[Code] } }[NoticeCode]

/** A Salesforce record, by its id of 15 or 18 characters, and its org. */
export type SalesforceRecord = { organizationId: OrganizationId; recordId: string }

export type NewNotice = Told & {
  tenantId: TenantId
  severity: Severity
  /** The subject, such as a level of a window. A tenant gets one notice per subject. */
  about: string
  /** A muted notice is shown but not mailed. */
  muted: boolean
  /** The record that the notice is about, if there is one. */
  record?: SalesforceRecord
}

/** Raises a notice, unless the tenant has one about the same subject. Returns whether it is new. */
export async function raiseNotice({ record, ...news }: NewNotice, deps: Platform): Promise<boolean> {
  const noticeId = newId<NoticeId>()
  const row = { ...news, noticeId, raisedAt: deps.clock.now(), params: { ...news.params, ...record } }
  return deps.db.transaction(async (tx) => {
    const isNew = await addNotice(row, { db: tx })
    if (isNew && !news.muted) await requestNoticeMail(noticeId, { ...deps, db: tx })
    return isNew
  })
}
