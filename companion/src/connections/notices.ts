import { always, type NoticeAction, type NoticeTable, noticesOf, to } from '../notifications/index.ts'

declare module '../notifications/kinds.ts' {
  interface NoticeKinds {
    /** `refusal` is the code whose cause and remedy the notice shows. */
    AUTHORIZATION_REQUIRED: { orgName: string; refusal: string }
    SANDBOX_REFRESHED: { orgName: string; host: string }
    TOKEN_NOT_REVOKED: { orgName: string }
    /** `day` is a date alone, such as 2026-03-02. */
    LEDGER_DRIFT: { day: string; ours: number; salesforce: number }
    /** As AUTHORIZATION_REQUIRED. */
    CONNECTION_FAILING: { orgName: string; refusal: string; since: string }
    CONNECTION_WORKS: { orgName: string }
    EVENT_LOG_REFUSED: { salesforceCode: string }
    /** As AUTHORIZATION_REQUIRED. */
    EVENT_LOG_FAILING: { orgName: string; refusal: string; since: string }
    EVENT_LOG_WORKS: { orgName: string }
  }
}

const CONNECTIONS = '/settings/connections'

/** Failures that a new sign-in ends. */
const ENDED_BY_SIGN_IN = ['SALESFORCE_ORG_MOVED', 'SALESFORCE_REDIRECTED', 'SALESFORCE_SESSION_ENDED']
/** Failures that a right of the integration user ends. The checklist reads its rights. */
const ENDED_BY_RIGHT = ['SALESFORCE_API_DISABLED', 'SALESFORCE_REFUSED', 'SALESFORCE_USER_NOT_ALLOWED']

/** Where a person acts on a failure, by its cause. */
function actionOnFailure({ refusal }: { refusal: string }): NoticeAction {
  if (ENDED_BY_SIGN_IN.includes(refusal)) return { path: CONNECTIONS, name: 'reauthorize' }
  if (ENDED_BY_RIGHT.includes(refusal)) return { path: '/settings/go-live', name: 'checkPermissions' }
  return { path: CONNECTIONS, name: 'testConnection' }
}

/** The notices about the connection, and where people act on each. */
export const connectionNotices = {
  AUTHORIZATION_REQUIRED: {
    topic: 'connection',
    severity: always('error'),
    action: to(CONNECTIONS, 'reauthorize'),
  },
  SANDBOX_REFRESHED: {
    topic: 'connection',
    severity: always('error'),
    action: to(CONNECTIONS, 'reconnectSandbox'),
  },
  TOKEN_NOT_REVOKED: {
    topic: 'connection',
    severity: always('warning'),
    action: to(CONNECTIONS, 'openConnections'),
  },
  CONNECTION_FAILING: { topic: 'connection', severity: always('error'), action: actionOnFailure },
  CONNECTION_WORKS: { topic: 'connection', severity: always('info'), action: to(CONNECTIONS, 'openConnections') },
  LEDGER_DRIFT: { topic: 'reconciliation', severity: always('warning'), action: to('/usage', 'openReconciliation') },
  EVENT_LOG_REFUSED: {
    topic: 'reconciliation',
    severity: always('warning'),
    action: to('/settings/go-live', 'checkPermissions'),
  },
  EVENT_LOG_FAILING: { topic: 'reconciliation', severity: always('warning'), action: actionOnFailure },
  EVENT_LOG_WORKS: { topic: 'reconciliation', severity: always('info'), action: to('/usage', 'openReconciliation') },
} as const satisfies Partial<NoticeTable>

/** A notice about the connection, as severe as its kind says. */
export const connectionNotice = noticesOf(connectionNotices)
