import type { Edition, OrgKind, OrgShape } from '../../../../scripts/salesforce/metadata/rules/orgs.ts'
import type { OrgState } from '../../state/org-state.ts'

const EDITIONS: readonly Edition[] = ['Enterprise', 'Performance', 'Unlimited', 'Developer', 'Professional']

/** What an org is for the rules of deployments. An edition that we do not know counts as Enterprise. */
export function shapeOf({ environment, organization, lacks }: OrgState): OrgShape {
  const type = organization.organizationType ?? ''
  const edition = EDITIONS.find((one) => type.startsWith(one)) ?? 'Enterprise'
  const isSandbox = organization.isSandbox ?? environment === 'sandbox'
  const expires = typeof organization.trialExpirationDate === 'string'
  return {
    kind: kindOf({ edition, isSandbox, expires }),
    edition,
    lacks: lacks ?? { objects: [], userPermissions: [] },
  }
}

function kindOf({ edition, isSandbox, expires }: { edition: Edition; isSandbox: boolean; expires: boolean }): OrgKind {
  if (isSandbox) return expires ? 'scratch' : 'sandbox'
  return edition === 'Developer' ? 'developer' : 'production'
}
