import type { Database } from '../platform/database/database.ts'
import type { NoticeId, TenantId } from '../platform/ids.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Mail } from '../platform/mail/mail.ts'
import { NOTICE_JOB, NoticeMailRequest } from './mail-requests.ts'
import { composeNoticeMail, type Recipient } from './notice-mail.ts'
import { findNotice } from './store.ts'

type MailingDeps = {
  db: Database
  mail: Mail
  publicUrl: URL
  /** Who is told of a tenant's notices by mail. */
  recipients: (tenantId: TenantId) => Promise<Recipient[]>
}

/** Mails the notices that were raised. */
export const workOnNoticeMail = (jobs: Jobs, deps: MailingDeps): Promise<void> =>
  jobs.work(NOTICE_JOB, NoticeMailRequest, ({ noticeId }) => mailNotice(noticeId, deps))

/** To everybody or, if that fails, to nobody yet. */
async function mailNotice(noticeId: NoticeId, { db, mail, publicUrl, recipients }: MailingDeps): Promise<void> {
  const notice = await findNotice(noticeId, { db })
  if (!notice) return
  const link = new URL('/usage', publicUrl).href
  const told = await recipients(notice.tenantId)
  await db.transaction(async (tx) => {
    for (const recipient of told) await mail.send(composeNoticeMail({ recipient, notice, link }), tx)
  })
}
