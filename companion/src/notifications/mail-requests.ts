import { Type } from 'typebox'
import type { Database } from '../platform/database/database.ts'
import type { NoticeId } from '../platform/ids.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'

export const NOTICE_JOB = 'notifications.mail'

export const NoticeMailRequest = Type.Object({ noticeId: Type.Unsafe<NoticeId>(Type.String()) })

/** Asks for a notice to be mailed; within the transaction that raises it, so that neither is without the other. */
export const requestNoticeMail = (
  noticeId: NoticeId,
  { jobs, within }: { jobs: Jobs; within: Database },
): Promise<void> => jobs.send(NOTICE_JOB, { noticeId }, { singletonKey: noticeId, within })
