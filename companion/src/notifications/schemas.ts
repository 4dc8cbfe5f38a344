import { Type } from 'typebox'
import type { NoticeId } from '../platform/ids.ts'
import { Exactly, NoContent } from '../platform/http/schemas.ts'

const Notice = Exactly({
  noticeId: Type.String(),
  code: Type.String(),
  severity: Type.Enum(['info', 'warning', 'error']),
  title: Type.String(),
  text: Type.String(),
  remedy: Type.String(),
  raisedAt: Type.String({ format: 'date-time' }),
  read: Type.Boolean(),
  muted: Type.Boolean({ description: 'shown, but not mailed' }),
})

export const ReadNotices = {
  summary: 'What the people of the tenant are told, in the reader’s language; the newest first, 100 at most',
  tags: ['notices'],
  response: { 200: Exactly({ unread: Type.Integer(), notices: Type.Array(Notice) }) },
}

export const MarkAsRead = {
  summary: 'Keeps that the person has read some notices, or all',
  tags: ['notices'],
  body: Exactly({
    noticeIds: Type.Optional(
      Type.Array(Type.Unsafe<NoticeId>(Type.String({ format: 'uuid' })), { maxItems: 100, description: 'none: all' }),
    ),
  }),
  response: { 204: NoContent },
}
