import type { Row } from '../records/row.ts'

export type Kind = 'production' | 'sandbox' | 'scratch' | 'developer' | 'trial'

/** The kind of an org, by its Organization row. */
export function kindOf({ IsSandbox, OrganizationType, TrialExpirationDate }: Row): Kind {
  const expires = TrialExpirationDate !== null && TrialExpirationDate !== undefined
  if (IsSandbox === true) return expires ? 'scratch' : 'sandbox'
  if (typeof OrganizationType === 'string' && /^developer/i.test(OrganizationType)) return 'developer'
  return expires ? 'trial' : 'production'
}
