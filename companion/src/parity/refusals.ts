import { creditRefusals } from '../credits/index.ts'
import { salesforceRefusals } from '../salesforce/index.ts'
import { connectionRefusals } from '../connections/index.ts'
import { platformRefusals } from '../platform/refusals/catalogue.ts'
import { refusalsOf } from '../platform/refusals/errors.ts'

/** The refusals that this feature brings, with the HTTP status of each. */
export const parityRefusals = {
  PARITY_NEEDS_TWO_ORGS: 409,
  FINGERPRINT_UNREADABLE: 400,
} as const

const codes = {
  ...platformRefusals,
  ...creditRefusals,
  ...salesforceRefusals,
  ...connectionRefusals,
  ...parityRefusals,
}

/** Every code that this feature may refuse with: its own, and those of the parts that it stands on. */
export type RefusalCode = keyof typeof codes

/** A refusal to be thrown. */
export const refusal = refusalsOf(codes)
