import type { NewNotice } from '../../notifications/notices.ts'
import type { CalledOrg, OrgState, Usage } from './org-state.ts'

/** What people are told when an org becomes short of API requests: once a day for each org and state. */
export function noticeOfShortOrg(
  { tenantId, origin }: CalledOrg,
  { state, used, limit }: Usage & { state: Exclude<OrgState, 'ok'> },
  now: Date,
): NewNotice {
  const about = `org-allowance ${state} ${origin} ${now.toISOString().slice(0, 'yyyy-mm-dd'.length)}`
  const common = { tenantId, about, muted: false }
  if (state === 'spent') return { ...common, code: 'ORG_ALLOWANCE_SPENT', params: { used, limit }, severity: 'error' }
  const percent = Math.max(1, Math.ceil(((limit - used) * 100) / limit))
  return { ...common, code: 'ORG_ALLOWANCE_LOW', params: { used, limit, percent }, severity: 'warning' }
}
