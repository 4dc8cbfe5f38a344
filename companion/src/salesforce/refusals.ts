import { creditRefusals } from '../credits/index.ts'
import { platformRefusals } from '../platform/refusals/catalogue.ts'
import { refusalsOf } from '../platform/refusals/errors.ts'

/** The refusals that this feature brings, with the HTTP status of each. */
export const salesforceRefusals = {
  SALESFORCE_UNREACHABLE: 502,
  SALESFORCE_CONNECTION_LOST: 502,
  SALESFORCE_TIMEOUT: 504,
  SALESFORCE_UNAVAILABLE: 503,
  SALESFORCE_ORG_MOVED: 502,
  SALESFORCE_REDIRECTED: 502,
  SALESFORCE_ANSWER_UNREADABLE: 502,
  SALESFORCE_TOO_MANY_AT_ONCE: 503,
  SALESFORCE_SESSION_ENDED: 409,
  SALESFORCE_SESSION_NOT_USABLE: 409,
  SALESFORCE_API_DISABLED: 409,
  SALESFORCE_API_VERSION: 409,
  SALESFORCE_REFUSED: 409,
  SALESFORCE_HOST_REFUSED: 409,
  LOGIN_HOST_REFUSED: 400,
  SALESFORCE_CONSENT_DENIED: 409,
  SALESFORCE_APP_NOT_INSTALLED: 409,
  SALESFORCE_IP_RESTRICTED: 409,
  SALESFORCE_USER_NOT_ALLOWED: 409,
  SALESFORCE_APP_BLOCKED: 409,
  SALESFORCE_APP_NOT_FOUND: 409,
  SALESFORCE_APP_OF_OTHER_ORG: 409,
  SALESFORCE_APPROVAL_STOPPED: 409,
  SALESFORCE_CLIENT_INVALID: 409,
  SALESFORCE_GRANT_INVALID: 409,
  SALESFORCE_GRANT_UNCERTAIN: 409,
  SALESFORCE_CODE_INVALID: 409,
  SALESFORCE_USER_INACTIVE: 409,
  SALESFORCE_ORG_INACTIVE: 409,
  SALESFORCE_LOGIN_RATE: 409,
  SALESFORCE_CALLBACK_MISMATCH: 409,
  SALESFORCE_APP_SETTINGS: 409,
  SALESFORCE_OAUTH_REFUSED: 409,
} as const

const codes = { ...platformRefusals, ...creditRefusals, ...salesforceRefusals }

/** Every code that this feature may refuse with: its own, and those of the parts that it stands on. */
export type RefusalCode = keyof typeof codes

/** A refusal to be thrown. */
export const refusal = refusalsOf(codes)
