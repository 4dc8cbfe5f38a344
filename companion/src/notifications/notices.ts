import type { Platform, Timed } from '../platform/deps.ts'
import { newId, type OrganizationId, type TenantId } from '../platform/ids.ts'
import type { NoticeId } from './ids.ts'
import type { NoticeCode, NoticeKinds, Severity } from './kinds.ts'
import { requestNoticeMail } from './mailing.ts'
import { addNotice, type Cause, closeNotices, type NoticeRow } from './store.ts'

/** A code with its parameters. */
export type Told = { [Code in NoticeCode]: { code: Code; params: NoticeKinds[Code] } }[NoticeCode]

/** A Salesforce record, by its id of 15 or 18 characters, and its org. */
export type SalesforceRecord = { organizationId: OrganizationId; recordId: string }

export type NewNotice = Told & {
  tenantId: TenantId
  severity: Severity
  /** The subject, such as a level of a window. A tenant has one open notice per subject. */
  about: string
  /** A muted notice is shown but not mailed. */
  muted: boolean
  /** The record that the notice is about, if there is one. */
  record?: SalesforceRecord
}

/**
 * Raises a notice, unless the tenant has an open one about the same subject. Returns whether it is new. If the notice can
 * be resolved, raise it in a transaction that has locked the fact it tells of, so that none is raised after its end.
 */
export async function raiseNotice({ record, ...news }: NewNotice, deps: Platform): Promise<boolean> {
  const noticeId = newId<NoticeId>()
  const row = { ...news, noticeId, raisedAt: deps.clock.now(), params: { ...news.params, ...record } }
  return deps.db.transaction(async (tx) => {
    const isNew = await addNotice(row, { db: tx })
    if (isNew && !news.muted) await requestNoticeMail(noticeId, { ...deps, db: tx })
    return isNew
  })
}

/**
 * Resolves open notices whose cause is gone, and returns them. Pass the transaction that has locked, or changes, the fact
 * they tell of.
 */
export const resolveNotices = (cause: Cause, { db, clock }: Timed): Promise<NoticeRow[]> =>
  closeNotices(cause, { at: clock.now() }, { db })

/** Whether an error was mailed. If so, its end is mailed too. */
export const wasMailedAsError = ({ severity, muted }: NoticeRow): boolean => severity === 'error' && !muted
