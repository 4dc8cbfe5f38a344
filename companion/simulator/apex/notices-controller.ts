import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../org/org.ts'
import { ApexRefusal, type ApexCall } from './apex-call.ts'
import { askCompanion } from './companion-client.ts'

const Notices = Type.Object({
  unread: Type.Integer(),
  notices: Type.Array(
    Type.Object({
      noticeId: Type.String(),
      code: Type.String(),
      severity: Type.String(),
      title: Type.String(),
      cause: Type.String(),
      remedy: Type.String(),
      raisedAt: Type.String(),
      read: Type.Boolean(),
    }),
  ),
})

const Marked = Type.Object({ noticeIds: Type.Array(Type.String()) })

/** `NoticesController.read`: what the companion has to tell. */
export async function readNotices(org: Org, { language }: ApexCall) {
  const asked = await askCompanion('/org-api/v1/notices', org, { language })
  if (asked.state !== 'answered') return { state: asked.state, unread: null, notices: null }
  if (!Value.Check(Notices, asked.answer)) return { state: 'unreachable', unread: null, notices: null }
  const { unread, notices } = asked.answer
  return { state: 'reported', unread, notices: notices.map(({ read, ...notice }) => ({ ...notice, isRead: read })) }
}

/** `NoticesController.markAsRead`: some notices, or all. */
export async function markNoticesAsRead(org: Org, { parameters }: ApexCall): Promise<void> {
  const { noticeIds } = Value.Parse(Marked, parameters)
  const body = noticeIds.length > 0 ? { noticeIds } : {}
  const asked = await askCompanion('/org-api/v1/notices/read', org, { method: 'POST', body, expects: 204 })
  if (asked.state !== 'answered') throw new ApexRefusal(`The companion is ${asked.state}.`)
}
