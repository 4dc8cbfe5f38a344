import { platformRefusals } from '../platform/refusals/catalogue.ts'
import { refusalsOf } from '../platform/refusals/errors.ts'

/** The refusals that this feature brings, with the HTTP status of each. */
export const creditRefusals = {
  CREDIT_LIMIT_REACHED: 429,
  CREDIT_SHARE_REACHED: 429,
  ORG_ALLOWANCE_SHORT: 503,
  LEDGER_UNREACHABLE: 503,
  DAILY_LIMIT_TOO_LOW: 400,
  DAILY_LIMIT_TOO_HIGH: 400,
  DAILY_LIMIT_NOT_A_NUMBER: 400,
  SETTINGS_CHANGED: 409,
  MUTE_ENDS_IN_THE_PAST: 400,
  MUTE_TOO_LONG: 400,
  TIME_ZONE_UNKNOWN: 400,
  EVENT_LOG_REFUSED: 409,
} as const

const codes = { ...platformRefusals, ...creditRefusals }

/** A refusal to be thrown. */
export const refusal = refusalsOf(codes)
