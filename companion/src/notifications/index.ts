import type { Platform } from '../platform/deps.ts'
import type { Feature } from '../platform/feature.ts'
import type { CallsOf } from '../platform/http/calls.ts'
import type { TenantId } from '../platform/ids.ts'
import { scheduleNoticeHousekeeping } from './housekeeping.ts'
import { workOnNoticeMail } from './mailing.ts'
import type { Recipient } from './notice-mail.ts'
import { raiseNotice, type NewNotice } from './notices.ts'
import { noticeRoutes } from './routes.ts'

export type { NoticeId } from './ids.ts'
export { type NewNotice, raiseNotice, type Severity, type Told } from './notices.ts'
export {
  countErrors,
  countNotices,
  countUnread,
  listNotices,
  markAsRead,
  type ReadableNotice,
  type Reader,
} from './store.ts'
export { wordsOf } from './words.ts'

/** How other features tell the people of a tenant something; false if they were told before. */
export type NotificationsApi = { notify: (news: NewNotice) => Promise<boolean> }

type Needs = {
  /** Who gets a tenant's notices by mail. */
  recipients: (tenantId: TenantId) => Promise<Recipient[]>
}

/** Notices to people, on the pages and by mail. */
export const createNotifications = (platform: Platform, { recipients }: Needs): Feature<NotificationsApi> => ({
  api: { notify: (news) => raiseNotice(news, platform) },
  pages: ['/notifications'],
  jobs: async () => {
    await workOnNoticeMail(platform.jobs, { ...platform, recipients })
    await scheduleNoticeHousekeeping(platform.jobs, platform)
  },
  routes: (app) => noticeRoutes(app, platform),
})

export { findNoticeAbout } from './store.ts'
/** The calls of this feature's routes, for the typed client of the pages. */
export type NotificationCalls = CallsOf<typeof import('./routes.ts')>
