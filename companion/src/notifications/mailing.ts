import { Type } from 'typebox'
import type { Platform } from '../platform/deps.ts'
import type { TenantId } from '../platform/ids.ts'
import type { NoticeId } from './ids.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import { composeNoticeMail, type Recipient } from './notice-mail.ts'
import { findNotice } from './store.ts'
import { subscribersTo } from './subscriptions.ts'
import { buttonOf } from './words.ts'
import type { KindsByCode, Topic } from './kinds.ts'

const JOB = 'notifications.mail'

const MailRequest = Type.Object({ noticeId: Type.Unsafe<NoticeId>(Type.String()) })

/** Queues the mail of a notice. Pass the transaction that raises the notice, so that neither is without the other. */
export const requestNoticeMail = (noticeId: NoticeId, { db, jobs }: Platform): Promise<void> =>
  jobs.send(JOB, { noticeId }, { singletonKey: noticeId, within: db })

export type MailingServices = Platform & {
  kinds: KindsByCode
  /** Finds the people of a tenant. */
  people: (tenantId: TenantId) => Promise<Recipient[]>
}

/** The topic of a notice whose kind is gone. */
const ANY_TOPIC: Topic = 'connection'

/** Mails the raised notices. */
export const workOnNoticeMail = (jobs: Jobs, deps: MailingServices): Promise<void> =>
  jobs.work(JOB, MailRequest, ({ noticeId }) => mailNotice(noticeId, deps))

/** Mails a notice to all who want it, or to none if one fails. */
async function mailNotice(noticeId: NoticeId, deps: MailingServices): Promise<void> {
  const { db, mail, publicUrl, kinds } = deps
  const notice = await findNotice(noticeId, { db })
  if (!notice) return
  const { tenantId, code } = notice
  const topic = kinds[code]?.topic ?? ANY_TOPIC
  const recipients = await subscribersTo({ tenantId, topic, people: await deps.people(tenantId) }, { db })
  await db.transaction(async (tx) => {
    for (const recipient of recipients) {
      const { path, label } = buttonOf(notice, { language: recipient.language, kinds })
      const button = { label, url: new URL(path, publicUrl).href }
      await mail.send(composeNoticeMail({ recipient, notice, button }), tx)
    }
  })
}
