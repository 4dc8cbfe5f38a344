import { connectionOf, findSandboxes, type KnownSandbox } from '../../connections/index.ts'
import type { Stored } from '../../platform/deps.ts'
import { sameId } from '../../salesforce/index.ts'
import { introductionOf, listPairedOrgs, type PairedOrgRow } from '../orgs/paired-orgs.ts'
import type { PairedOrganization } from '../pairing/organization.ts'

/**
 * How much is known of an org's sandboxes. `not-applicable`: only production orgs have some. `not-connected`: the companion
 * can read the connected org alone, and this is another one. `never-read`: it was not asked yet. `refused`: Salesforce refused
 * when it was last asked. `failed`: it gave no answer then. In the last two cases the list is older, or empty.
 */
type State = 'read' | 'not-applicable' | 'not-connected' | 'never-read' | 'refused' | 'failed'

/** A sandbox, and whether it reports to the companion since its last refresh. */
type ReportedSandbox = Omit<KnownSandbox, 'refreshedAt'> & { refreshedAt: Date | null; pairedAt: Date | null }

export type OrgSandboxes = {
  state: State
  readAt: Date | null
  salesforceCode: string | null
  sandboxes: ReportedSandbox[]
}

const nothing = (state: State): OrgSandboxes => ({ state, readAt: null, salesforceCode: null, sandboxes: [] })

/** The sandboxes of the paired org that asks. */
export async function readOrgSandboxes(org: PairedOrganization, deps: Stored): Promise<OrgSandboxes> {
  const introduction = await introductionOf(org, deps)
  if (introduction?.environment !== 'production') return nothing('not-applicable')
  const connection = await connectionOf(org.tenantId, deps)
  if (connection?.organizationId !== org.organizationId) return nothing('not-connected')
  const found = await findSandboxes(org, deps)
  if (!found) return nothing('never-read')
  const paired = await listPairedOrgs(org.tenantId, deps)
  const { askedAt, readAt, refusedWith, sandboxes } = found
  const isAnswered = readAt !== null && readAt >= askedAt
  return {
    state: refusedWith !== null ? 'refused' : isAnswered ? 'read' : 'failed',
    readAt,
    salesforceCode: refusedWith,
    sandboxes: sandboxes.map((one) => reported(one, paired)),
  }
}

/** A refresh gives a sandbox another id, so an org that was paired before it is not found. */
const reported = (sandbox: KnownSandbox, paired: PairedOrgRow[]): ReportedSandbox => ({
  ...sandbox,
  refreshedAt: sandbox.refreshedAt === null ? null : new Date(sandbox.refreshedAt),
  pairedAt: paired.find(({ organizationId }) => sameId(organizationId, sandbox.organizationId ?? ''))?.pairedAt ?? null,
})
