import type { Stored } from '../platform/deps.ts'
import type { Routes } from '../platform/http/http.ts'
import { handle, route } from '../platform/http/route.ts'
import { NoContent } from '../platform/schemas.ts'
import { pickLanguage, type Language } from '../platform/labels/labels.ts'
import type { KindsByCode } from './kinds.ts'
import { readNotices } from './listing.ts'
import { Notices, NoticesQuery, SomeNotices } from './schemas.ts'
import { countUnread, markAsRead, type ReadableNotice } from './store.ts'
import { buttonOf, wordsOf } from './words.ts'

const DEFAULT_LIMIT = 50

export const ReadNotices = route({
  method: 'GET',
  url: '/api/v1/notices',
  config: { access: 'signed-in' },
  schema: {
    summary: 'What the people of the tenant are notified of, in the reader’s language, newest first, page by page',
    tags: ['notices'],
    querystring: NoticesQuery,
    response: { 200: Notices },
  },
})

export const MarkAsRead = route({
  method: 'POST',
  url: '/api/v1/notices/read',
  config: { access: 'signed-in' },
  schema: {
    summary: 'Keeps that the person has read some notices, or all',
    tags: ['notices'],
    body: SomeNotices,
    response: { 204: NoContent },
  },
})

type NoticeServices = Stored & { kinds: KindsByCode }

/** Lists notices and marks them as read. */
export const noticeRoutes: Routes<NoticeServices> = (app, { db, kinds }) => {
  handle(app, ReadNotices, async (request) => {
    const { limit, unread, ...filter } = request.query
    const language = pickLanguage(request)
    const asked = { ...filter, language, unread: unread === 'true', limit: limit ? Number(limit) : DEFAULT_LIMIT }
    const [count, { notices, next }] = await Promise.all([
      countUnread(request.person, { db }),
      readNotices(request.person, asked, { db, kinds }),
    ])
    return { unread: count, notices: notices.map((one) => noticeAnswer(one, { language, kinds })), next }
  })

  handle(app, MarkAsRead, async ({ person: { tenantId, personId }, body: { noticeIds } }) => {
    await markAsRead({ tenantId, personId, noticeIds }, { db })
  })
}

type Telling = { language: Language; kinds: KindsByCode }

const noticeAnswer = ({ notice, isRead }: ReadableNotice, telling: Telling) => ({
  noticeId: notice.noticeId,
  code: notice.code,
  severity: notice.severity,
  ...wordsOf(notice, telling.language),
  action: buttonOf(notice, telling),
  raisedAt: notice.raisedAt,
  resolvedAt: notice.resolvedAt,
  read: isRead,
  muted: notice.muted,
})
