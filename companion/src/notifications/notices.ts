import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { newId, type NoticeId, type OrganizationId, type TenantId } from '../platform/ids.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import { requestNoticeMail } from './mail-requests.ts'
import { addNotice } from './store.ts'

/** What each notice tells, for its words: `notice.CODE.title`, `.text` and `.remedy`. Moments are ISO 8601 texts. */
export type NoticeParams = {
  CREDIT_LEVEL_REACHED: { percent: number; used: number; limit: number; until: string }
  CREDIT_JUMP: { points: number; used: number; limit: number }
  ORG_ALLOWANCE_LOW: { used: number; limit: number; percent: number }
  ORG_ALLOWANCE_SPENT: { used: number; limit: number }
  AUTHORIZATION_REQUIRED: { orgName: string }
  SANDBOX_REFRESHED: { orgName: string; host: string }
  TOKEN_NOT_REVOKED: { orgName: string }
  /** `day` is a date alone, such as 2026-03-02. */
  LEDGER_DRIFT: { day: string; ours: number; salesforce: number }
  EVENT_LOG_REFUSED: { salesforceCode: string }
}

export type NoticeCode = keyof NoticeParams

export type Severity = 'info' | 'warning' | 'error'

/** A code with what belongs to it. */
export type Told = { [Code in NoticeCode]: { code: Code; params: NoticeParams[Code] } }[NoticeCode]

/** A record of Salesforce, by its id of 15 or 18 characters, and the org in which it lives. */
export type SalesforceRecord = { organizationId: OrganizationId; recordId: string }

export type NewNotice = Told & {
  tenantId: TenantId
  severity: Severity
  /** What the notice is about, such as a level of a window. The same is told once. */
  about: string
  /** A muted notice is shown, but not mailed. */
  muted: boolean
  /** The record that the notice is about, if there is one. */
  record?: SalesforceRecord
}

type RaiseDeps = { db: Database; clock: Clock; jobs: Jobs }

/** Tells the people of a tenant something, unless they were told; answers whether it is new. */
export async function raiseNotice({ record, ...news }: NewNotice, { db, clock, jobs }: RaiseDeps): Promise<boolean> {
  const noticeId = newId<NoticeId>()
  const row = { ...news, noticeId, raisedAt: clock.now(), params: { ...news.params, ...record } }
  return db.transaction(async (tx) => {
    const isNew = await addNotice(row, { db: tx })
    if (isNew && !news.muted) await requestNoticeMail(noticeId, { jobs, within: tx })
    return isNew
  })
}
