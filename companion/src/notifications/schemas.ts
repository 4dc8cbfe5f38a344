import { Type } from 'typebox'
import type { NoticeId } from './ids.ts'
import { SEVERITIES, TOPICS } from './kinds.ts'
import { Exactly, Moment, Nullable } from '../platform/schemas.ts'

const NoticeKey = Type.Unsafe<NoticeId>(Type.String({ format: 'uuid' }))
const TopicName = Type.Enum([...TOPICS])
const SeverityName = Type.Enum([...SEVERITIES])

const Notice = Exactly({
  noticeId: Type.String(),
  code: Type.String(),
  severity: SeverityName,
  title: Type.String(),
  text: Type.String({ description: 'the cause' }),
  remedy: Type.String(),
  action: Exactly({ label: Type.String(), path: Type.String({ description: 'of our page where one acts on it' }) }),
  raisedAt: Moment,
  resolvedAt: Nullable(Moment, { description: 'when the cause was gone' }),
  read: Type.Boolean(),
  muted: Type.Boolean({ description: 'shown, but not mailed' }),
})

export const Notices = Exactly({
  unread: Type.Integer({ description: 'of all notices of the tenant' }),
  notices: Type.Array(Notice),
  next: Nullable(Type.String(), { description: 'give it as after for the next page' }),
})

/** Which notices are wanted. */
export const NoticesQuery = Exactly({
  state: Type.Optional(Type.Enum(['open', 'resolved'], { description: 'open: warnings and errors with a cause' })),
  severity: Type.Optional(SeverityName),
  topic: Type.Optional(TopicName),
  unread: Type.Optional(Type.Literal('true')),
  search: Type.Optional(Type.String({ maxLength: 100, description: 'in the words of the notice' })),
  after: Type.Optional(NoticeKey),
  limit: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|100)$', description: '1 to 100; 50 if none is given' })),
})

export const SomeNotices = Exactly({
  noticeIds: Type.Optional(Type.Array(NoticeKey, { maxItems: 100, description: 'none: all' })),
})

export const Subscriptions = Exactly({
  topics: Type.Array(
    Exactly({
      topic: TopicName,
      mailed: Type.Boolean(),
      mandatory: Type.Boolean({ description: 'cannot be switched off' }),
    }),
  ),
})

export const OneTopic = Exactly({ topic: TopicName })

export const WantsMail = Exactly({ mailed: Type.Boolean() })
