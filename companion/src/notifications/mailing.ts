import { Type } from 'typebox'
import type { Platform } from '../platform/deps.ts'
import type { TenantId } from '../platform/ids.ts'
import type { NoticeId } from './ids.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import { composeNoticeMail, type Recipient } from './notice-mail.ts'
import { findNotice } from './store.ts'

const JOB = 'notifications.mail'

const MailRequest = Type.Object({ noticeId: Type.Unsafe<NoticeId>(Type.String()) })

/** Queues the mail of a notice. Pass the transaction that raises the notice, so that neither is without the other. */
export const requestNoticeMail = (noticeId: NoticeId, { db, jobs }: Platform): Promise<void> =>
  jobs.send(JOB, { noticeId }, { singletonKey: noticeId, within: db })

type MailingServices = Platform & {
  /** Finds the people who get a tenant's notices by mail. */
  recipients: (tenantId: TenantId) => Promise<Recipient[]>
}

/** Mails the raised notices. */
export const workOnNoticeMail = (jobs: Jobs, deps: MailingServices): Promise<void> =>
  jobs.work(JOB, MailRequest, ({ noticeId }) => mailNotice(noticeId, deps))

/** Mails a notice to all recipients, or to none if one fails. */
async function mailNotice(noticeId: NoticeId, { db, mail, publicUrl, recipients }: MailingServices): Promise<void> {
  const notice = await findNotice(noticeId, { db })
  if (!notice) return
  const link = new URL('/usage', publicUrl).href
  const receivers = await recipients(notice.tenantId)
  await db.transaction(async (tx) => {
    for (const recipient of receivers) await mail.send(composeNoticeMail({ recipient, notice, link }), tx)
  })
}
