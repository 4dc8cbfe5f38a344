import type { NoticeKinds } from '../../../companion/src/notifications/kinds.ts'

/** Parameters for a notice of every kind. */
export const NOTICE_PARAMS: NoticeKinds = {
  CREDIT_LEVEL_REACHED: { percent: 90, used: 90_500, limit: 100_000, until: '2026-03-03T00:00:00.000Z' },
  CREDIT_JUMP: { points: 23, used: 41_000, limit: 100_000 },
  ORG_ALLOWANCE_LOW: { used: 91_000, limit: 100_000, percent: 10 },
  ORG_ALLOWANCE_SPENT: { used: 100_001, limit: 100_000 },
  ORG_ALLOWANCE_RESTORED: { used: 70_000, limit: 100_000 },
  CREDIT_LIMIT_RESTORED: { limit: 100_000 },
  AUTHORIZATION_REQUIRED: { orgName: 'Acme <b>Sandbox</b>', refusal: 'SALESFORCE_APP_NOT_INSTALLED' },
  SANDBOX_REFRESHED: { orgName: 'Acme UAT', host: 'acme--uat.sandbox.my.salesforce.com' },
  TOKEN_NOT_REVOKED: { orgName: 'Acme UAT' },
  LEDGER_DRIFT: { day: '2026-03-01', ours: 4_321, salesforce: 5_432 },
  CONNECTION_FAILING: { orgName: 'Acme UAT', refusal: 'SALESFORCE_REDIRECTED', since: '2026-03-02T09:00:00.000Z' },
  CONNECTION_WORKS: { orgName: 'Acme UAT' },
  EVENT_LOG_FAILING: { orgName: 'Acme UAT', refusal: 'EVENT_LOG_UNREADABLE', since: '2026-03-02T04:20:00.000Z' },
  EVENT_LOG_WORKS: { orgName: 'Acme UAT' },
  EVENT_LOG_REFUSED: { salesforceCode: 'INSUFFICIENT_ACCESS' },
}
