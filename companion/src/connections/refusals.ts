import { creditRefusals } from '../credits/index.ts'
import { salesforceRefusals } from '../salesforce/index.ts'
import { platformRefusals } from '../platform/refusals/catalogue.ts'
import { type Refusal, refusalsOf } from '../platform/refusals/errors.ts'
import { revive } from '../platform/refusals/kept-params.ts'

/** The refusals that this feature brings, with the HTTP status of each. */
export const connectionRefusals = {
  CLIENT_ID_MISSING: 400,
  CONNECTION_EXISTS: 409,
  CONNECTION_MISSING: 409,
  CONNECTION_STATE: 409,
  CONNECTION_TEST_RUNNING: 409,
  EVENT_LOG_UNREADABLE: 502,
  NEVER_BACK: 409,
  BUSINESS_NAME_DIFFERENT: 400,
  ORGANIZATION_DIFFERENT: 409,
  INTEGRATION_USER_DIFFERENT: 409,
  SANDBOX_REFRESHED: 409,
  AUTHORIZATION_REQUIRED: 409,
  TOKEN_REFRESH_BUSY: 503,
  HANDSHAKE_UNKNOWN: 400,
  HANDSHAKE_OTHER_BROWSER: 400,
  HANDSHAKE_EXPIRED: 400,
  HANDSHAKE_USED: 400,
  HANDSHAKE_INTERRUPTED: 409,
  ENVIRONMENT_MISMATCH: 409,
  ORGANIZATION_MISMATCH: 409,
  REFRESH_TOKEN_MISSING: 409,
} as const

const codes = { ...platformRefusals, ...creditRefusals, ...salesforceRefusals, ...connectionRefusals }

/** Every code that this feature may refuse with: its own, and those of the parts that it stands on. */
export type RefusalCode = keyof typeof codes

const isRefusalCode = (code: string): code is RefusalCode => code in codes

/** A refusal to be thrown. */
export const refusal = refusalsOf(codes)

/** A refusal as the database keeps it. An older version may have written a code that is no longer one of ours. */
export const storedRefusal = (code: string, params: Record<string, string | number> | null): Refusal =>
  refusal(isRefusalCode(code) ? code : 'INTERNAL', revive(params ?? {}))
