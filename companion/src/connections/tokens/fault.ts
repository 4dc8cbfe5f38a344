import type { RefusalCode } from '../refusals.ts'
import { isRefusal } from '../../platform/refusals/errors.ts'

/**
 * What a failed exchange means for the refresh token. `unsent`: it is as good as before. `refused`: it is worth nothing
 * until a person authorizes again. `doubted`: Salesforce refused it without ending it, so the next exchanges back off, and
 * a limited number of them decides. `uncertain`: perhaps it is spent, and a short pause follows.
 */
export type FaultMeaning = 'unsent' | 'refused' | 'doubted' | 'uncertain'

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

/** "Expired authorization code" is what Salesforce answered before 2024 to a refresh beside another one. */
const DOUBTED: readonly RefusalCode[] = [
  'SALESFORCE_GRANT_UNCERTAIN',
  'SALESFORCE_CODE_INVALID',
  'SALESFORCE_OAUTH_REFUSED',
]

/** What the fault of an exchange means. */
export function meaningOf(fault: unknown): FaultMeaning {
  if (isRefusal(fault, UNSENT)) return 'unsent'
  if (isRefusal(fault, REFUSED)) return 'refused'
  return isRefusal(fault, DOUBTED) ? 'doubted' : 'uncertain'
}
