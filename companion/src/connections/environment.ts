import { refusal } from './refusals.ts'

export type Environment = 'sandbox' | 'production'
export type OrgKind = 'production' | 'sandbox' | 'scratch' | 'developer' | 'trial'

/** The fields of `Organization` that tell what an org is. */
export type OrgTraits = { IsSandbox: boolean; OrganizationType: string | null; TrialExpirationDate: string | null }

/** What kind of org it is. A scratch org says it is a sandbox and carries an expiry. */
export function orgKindOf({ IsSandbox, OrganizationType, TrialExpirationDate }: OrgTraits): OrgKind {
  const expires = TrialExpirationDate !== null
  if (IsSandbox) return expires ? 'scratch' : 'sandbox'
  if (OrganizationType?.toLowerCase().startsWith('developer')) return 'developer'
  return expires ? 'trial' : 'production'
}

/** Every org that is not a company's production org is treated as a sandbox. */
export const environmentOf = (kind: OrgKind): Environment => (kind === 'production' ? 'production' : 'sandbox')

/** Refuses an org that is not of the environment that the person chose. */
export function requireEnvironment(chosen: Environment, org: { kind: OrgKind; name: string }): void {
  const proven = environmentOf(org.kind)
  if (proven !== chosen) {
    throw refusal('ENVIRONMENT_MISMATCH', { chosen, proven, orgKind: org.kind, orgName: org.name })
  }
}
