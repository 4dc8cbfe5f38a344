import { creditRefusals } from '../credits/index.ts'
import { salesforceRefusals } from '../salesforce/index.ts'
import { connectionRefusals } from '../connections/index.ts'
import { parityRefusals } from '../parity/index.ts'
import { platformRefusals } from '../platform/refusals/catalogue.ts'
import { refusalsOf } from '../platform/refusals/errors.ts'

/** The refusals that this feature brings, with the HTTP status of each. */
export const orgApiRefusals = {
  ORG_KEY_INVALID: 401,
  ORG_ADMIN_KEY_REQUIRED: 403,
  PAIRING_CODE_REFUSED: 400,
  ORG_MISMATCH: 403,
} as const

const codes = {
  ...platformRefusals,
  ...creditRefusals,
  ...salesforceRefusals,
  ...connectionRefusals,
  ...parityRefusals,
  ...orgApiRefusals,
}

/** A refusal to be thrown. */
export const refusal = refusalsOf(codes)
