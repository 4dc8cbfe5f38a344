import { creditRefusals } from '../credits/index.ts'
import { salesforceRefusals } from '../salesforce/index.ts'
import { connectionRefusals } from '../connections/index.ts'
import { parityRefusals } from '../parity/index.ts'
import { platformRefusals } from '../platform/refusals/catalogue.ts'
import { refusalsOf } from '../platform/refusals/errors.ts'

/** The refusals that this feature brings, with the HTTP status of each. */
export const goLiveRefusals = {
  GO_LIVE_OPEN: 409,
  DIFFERENCE_CHANGED: 409,
  TOO_MANY_DIFFERENCES: 400,
} as const

const codes = {
  ...platformRefusals,
  ...creditRefusals,
  ...salesforceRefusals,
  ...connectionRefusals,
  ...parityRefusals,
  ...goLiveRefusals,
}

/** A refusal to be thrown. */
export const refusal = refusalsOf(codes)
