import { Type } from 'typebox'
import type { NoticeId } from './ids.ts'
import { Exactly, Moment } from '../platform/schemas.ts'

const Notice = Exactly({
  noticeId: Type.String(),
  code: Type.String(),
  severity: Type.Enum(['info', 'warning', 'error']),
  title: Type.String(),
  text: Type.String(),
  remedy: Type.String(),
  raisedAt: Moment,
  read: Type.Boolean(),
  muted: Type.Boolean({ description: 'shown, but not mailed' }),
})

export const Notices = Exactly({ unread: Type.Integer(), notices: Type.Array(Notice) })

export const SomeNotices = Exactly({
  noticeIds: Type.Optional(
    Type.Array(Type.Unsafe<NoticeId>(Type.String({ format: 'uuid' })), { maxItems: 100, description: 'none: all' }),
  ),
})
