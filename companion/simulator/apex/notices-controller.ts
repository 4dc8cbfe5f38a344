import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../org/org.ts'
import { ApexRefusal, type ApexCall } from './apex-call.ts'
import { faultOfUnreadable } from './callouts/companion-fault.ts'
import { askCompanion } from './callouts/companion-client.ts'

const Notices = Type.Object({
  unread: Type.Integer(),
  total: Type.Optional(Type.Integer()),
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
      recordId: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    }),
  ),
})

const Marked = Type.Object({ noticeIds: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])) })

/** `TollbridgeNoticesController.read`: the companion's notices. */
export async function readNotices(org: Org, { language }: ApexCall) {
  const asked = await askCompanion('/org-api/v1/notices', org, { language })
  if (asked.state !== 'answered') return nothing(asked.state)
  if (!Value.Check(Notices, asked.answer)) return nothing(await faultOfUnreadable(org))
  const { unread, total = null, notices } = asked.answer
  return { state: 'reported', unread, total, notices: notices.map(shown) }
}

const nothing = (state: string) => ({ state, unread: null, total: null, notices: null })

const RECORD_ID = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/

const shown = ({ read, recordId, ...notice }: Type.Static<typeof Notices>['notices'][number]) => ({
  ...notice,
  isRead: read,
  recordId: RECORD_ID.test(recordId ?? '') ? recordId : null,
})

/** `TollbridgeNoticesController.markAsRead`: some notices, or all. */
export async function markNoticesAsRead(org: Org, { parameters }: ApexCall): Promise<void> {
  const { noticeIds } = Value.Parse(Marked, parameters)
  const body = noticeIds?.length ? { noticeIds } : {}
  const asked = await askCompanion('/org-api/v1/notices/read', org, { method: 'POST', body, expects: 204 })
  if (asked.state !== 'answered') throw new ApexRefusal(`The companion is ${asked.state}.`)
}
