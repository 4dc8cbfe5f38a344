import type { Database } from '../platform/database/database.ts'
import type { Routes } from '../platform/http/http.ts'
import { pickLanguage, type Language } from '../platform/labels/labels.ts'
import { MarkAsRead, ReadNotices } from './schemas.ts'
import { countUnread, listNotices, markAsRead, type ReadableNotice } from './store.ts'
import { wordsOf } from './words.ts'

/** What people are told, and that they have read it. */
export const noticeRoutes: Routes<{ db: Database }> = (app, deps) => {
  app.get('/api/v1/notices', { schema: ReadNotices, config: { access: 'signed-in' } }, async (request) => {
    const [unread, readable] = await Promise.all([countUnread(request.person, deps), listNotices(request.person, deps)])
    const language = pickLanguage(request)
    return { unread, notices: readable.map((one) => noticeAnswer(one, language)) }
  })

  app.post(
    '/api/v1/notices/read',
    { schema: MarkAsRead, config: { access: 'signed-in' } },
    async ({ person: { tenantId, personId }, body: { noticeIds } }, reply) => {
      await markAsRead({ tenantId, personId, noticeIds }, deps)
      return reply.code(204).send(null)
    },
  )
}

const noticeAnswer = ({ notice, isRead }: ReadableNotice, language: Language) => ({
  noticeId: notice.noticeId,
  code: notice.code,
  severity: notice.severity,
  ...wordsOf(notice, language),
  raisedAt: notice.raisedAt.toISOString(),
  read: isRead,
  muted: notice.muted,
})
