import { expect } from 'vitest'
import { accountRefusals } from '../../../companion/src/accounts/refusals.ts'
import { connectionRefusals } from '../../../companion/src/connections/refusals.ts'
import { creditRefusals } from '../../../companion/src/credits/refusals.ts'
import { goLiveRefusals } from '../../../companion/src/go-live/refusals.ts'
import { orgApiRefusals } from '../../../companion/src/org-api/refusals.ts'
import { parityRefusals } from '../../../companion/src/parity/refusals.ts'
import { platformRefusals } from '../../../companion/src/platform/refusals/catalogue.ts'
import { refusalsOf } from '../../../companion/src/platform/refusals/errors.ts'
import { salesforceRefusals } from '../../../companion/src/salesforce/refusals.ts'

/** Every refusal of the service, with its HTTP status. */
export const allRefusals = {
  ...platformRefusals,
  ...accountRefusals,
  ...creditRefusals,
  ...salesforceRefusals,
  ...connectionRefusals,
  ...parityRefusals,
  ...goLiveRefusals,
  ...orgApiRefusals,
}
export type RefusalCode = keyof typeof allRefusals

/** A refusal of any part of the service. */
export const refusal = refusalsOf(allRefusals)

/** Matches a refusal by its code. */
export const refusalWith = (code: RefusalCode): Error => expect.objectContaining({ name: 'Refusal', code }) as Error
