import { platformRefusals } from '../platform/refusals/catalogue.ts'
import { refusalsOf } from '../platform/refusals/errors.ts'

/** The refusals that this feature brings, with the HTTP status of each. */
export const accountRefusals = {
  SIGN_IN_FAILED: 401,
  PASSWORD_LINK_INVALID: 400,
  PASSWORD_TOO_SHORT: 400,
  PASSWORD_TOO_LONG: 400,
  PASSWORD_TOO_OBVIOUS: 400,
  EMAIL_INVALID: 400,
  EMAIL_TAKEN: 409,
  INVITATION_ACCEPTED: 409,
  PERSON_UNKNOWN: 404,
  LAST_ADMIN: 409,
} as const

const codes = { ...platformRefusals, ...accountRefusals }

/** A refusal to be thrown. */
export const refusal = refusalsOf(codes)
