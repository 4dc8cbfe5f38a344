import type { Database } from '../platform/database/database.ts'
import type { Routes } from '../platform/http/http.ts'
import { handle, route } from '../platform/http/route.ts'
import { NoContent } from '../platform/schemas.ts'
import { pickLanguage, type Language } from '../platform/labels/labels.ts'
import { Notices, SomeNotices } from './schemas.ts'
import { countUnread, listNotices, markAsRead, type ReadableNotice } from './store.ts'
import { wordsOf } from './words.ts'

export const ReadNotices = route({
  method: 'GET',
  url: '/api/v1/notices',
  config: { access: 'signed-in' },
  schema: {
    summary: 'What the people of the tenant are told, in the reader’s language; the newest first, 100 at most',
    tags: ['notices'],
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

/** Lists notices and marks them as read. */
export const noticeRoutes: Routes<{ db: Database }> = (app, deps) => {
  handle(app, ReadNotices, async (request) => {
    const [unread, readable] = await Promise.all([countUnread(request.person, deps), listNotices(request.person, deps)])
    const language = pickLanguage(request)
    return { unread, notices: readable.map((one) => noticeAnswer(one, language)) }
  })

  handle(app, MarkAsRead, async ({ person: { tenantId, personId }, body: { noticeIds } }) => {
    await markAsRead({ tenantId, personId, noticeIds }, deps)
  })
}

const noticeAnswer = ({ notice, isRead }: ReadableNotice, language: Language) => ({
  noticeId: notice.noticeId,
  code: notice.code,
  severity: notice.severity,
  ...wordsOf(notice, language),
  raisedAt: notice.raisedAt,
  read: isRead,
  muted: notice.muted,
})
