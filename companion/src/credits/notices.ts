import { always, type NoticeTable, noticesOf, type Severity, to } from '../notifications/index.ts'

declare module '../notifications/kinds.ts' {
  interface NoticeKinds {
    CREDIT_LEVEL_REACHED: { percent: number; used: number; limit: number; until: string }
    CREDIT_JUMP: { points: number; used: number; limit: number }
    CREDIT_LIMIT_RESTORED: { limit: number }
    ORG_ALLOWANCE_LOW: { used: number; limit: number; percent: number }
    ORG_ALLOWANCE_SPENT: { used: number; limit: number }
    ORG_ALLOWANCE_RESTORED: { used: number; limit: number }
  }
}

/** The level at which nothing is left. */
export const LAST_LEVEL = 100
const NEAR_THE_END = 90

function severityOf({ percent }: { percent: number }): Severity {
  if (percent === LAST_LEVEL) return 'error'
  return percent >= NEAR_THE_END ? 'warning' : 'info'
}

/** The notices about the daily limit and the allowance of the org, and where people act on each. */
export const creditNotices = {
  CREDIT_LEVEL_REACHED: {
    topic: 'limit',
    severity: severityOf,
    action: ({ percent }) =>
      percent >= NEAR_THE_END
        ? { path: '/settings/general', name: 'changeLimit' }
        : { path: '/usage', name: 'openUsage' },
  },
  CREDIT_JUMP: { topic: 'limit', severity: always('warning'), action: to('/usage', 'openUsage') },
  CREDIT_LIMIT_RESTORED: { topic: 'limit', severity: always('info'), action: to('/usage', 'openUsage') },
  ORG_ALLOWANCE_LOW: {
    topic: 'allowance',
    severity: always('warning'),
    action: to('/settings/general', 'changeReserve'),
  },
  ORG_ALLOWANCE_SPENT: { topic: 'allowance', severity: always('error'), action: to('/usage', 'openUsage') },
  ORG_ALLOWANCE_RESTORED: { topic: 'allowance', severity: always('info'), action: to('/usage', 'openUsage') },
} as const satisfies Partial<NoticeTable>

/** A notice about credits, as severe as its kind says. */
export const creditNotice = noticesOf(creditNotices)
