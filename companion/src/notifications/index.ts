import type { Platform } from '../platform/deps.ts'
import type { Feature } from '../platform/feature.ts'
import type { CallsOf } from '../platform/http/calls.ts'
import type { TenantId } from '../platform/ids.ts'
import { scheduleNoticeHousekeeping } from './housekeeping.ts'
import { workOnNoticeMail } from './mailing.ts'
import type { KindsByCode, NoticeTable } from './kinds.ts'
import { noticeMailRoutes } from './mail-routes.ts'
import type { Recipient } from './notice-mail.ts'
import { noticeRoutes } from './routes.ts'

export type { NoticeId } from './ids.ts'
export { always, type KindsByCode, type NoticeAction, type NoticeTable, noticesOf, type Severity, to } from './kinds.ts'
export { type NewNotice, raiseNotice, resolveNotices, type Told, wasMailedAsError } from './notices.ts'
export {
  countErrors,
  countNotices,
  countUnread,
  findNoticeAbout,
  listNotices,
  markAsRead,
  openNotices,
  type ReadableNotice,
  type Reader,
  wasToldAbout,
} from './store.ts'
export { buttonOf, wordsOf } from './words.ts'

/** What other features need in order to show notices: their kinds. */
export type NotificationsApi = { kinds: KindsByCode }

type Needs = {
  /** The kinds of notices of all features. */
  kinds: NoticeTable
  /** The people of a tenant. */
  people: (tenantId: TenantId) => Promise<Recipient[]>
}

/** Notices to people, on the pages and by mail. */
export const createNotifications = (platform: Platform, { kinds, people }: Needs): Feature<NotificationsApi> => ({
  api: { kinds },
  pages: ['/notifications'],
  jobs: async () => {
    await workOnNoticeMail(platform.jobs, { ...platform, kinds, people })
    await scheduleNoticeHousekeeping(platform.jobs, platform)
  },
  routes: async (app) => {
    await noticeRoutes(app, { db: platform.db, kinds })
    await noticeMailRoutes(app, platform)
  },
})

/** The calls of this feature's routes, for the typed client of the pages. */
export type NotificationCalls = CallsOf<typeof import('./routes.ts')> & CallsOf<typeof import('./mail-routes.ts')>
