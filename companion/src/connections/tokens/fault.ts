import type { RefusalCode } from '../refusals.ts'
import { isRefusal } from '../../platform/refusals/errors.ts'

/**
 * What a failed exchange means for the refresh token. `unsent`: it is as good as before. `refused`: it is worth nothing
 * until a person authorizes again. `uncertain`: perhaps it is spent; what was refused in passing is treated likewise, so
 * that nobody asks again at once.
 */
export type FaultMeaning = 'unsent' | 'refused' | 'uncertain'

const UNSENT: readonly RefusalCode[] = [
  'CREDIT_LIMIT_REACHED',
  'CREDIT_SHARE_REACHED',
  'LEDGER_UNREACHABLE',
  'ORG_ALLOWANCE_SHORT',
  'SALESFORCE_UNREACHABLE',
  'SALESFORCE_HOST_REFUSED',
]

/** Login hours, the rate of logins and outages are not among them: they pass by themselves. */
const REFUSED: readonly RefusalCode[] = [
  'SALESFORCE_GRANT_INVALID',
  'SALESFORCE_USER_INACTIVE',
  'SALESFORCE_ORG_INACTIVE',
  'SALESFORCE_CLIENT_INVALID',
  'SALESFORCE_USER_NOT_ALLOWED',
  'SALESFORCE_APP_BLOCKED',
  'SALESFORCE_APP_NOT_INSTALLED',
  'SALESFORCE_APP_SETTINGS',
  'SALESFORCE_API_DISABLED',
]

/** What the fault of an exchange means. */
export function meaningOf(fault: unknown): FaultMeaning {
  if (isRefusal(fault, UNSENT)) return 'unsent'
  return isRefusal(fault, REFUSED) ? 'refused' : 'uncertain'
}
