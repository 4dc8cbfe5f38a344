import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { connectionOf } from '../../connections/index.ts'
import type { Stored } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { ParityReportId } from '../ids.ts'
import { parseFingerprint } from '../fingerprint/canonical.ts'
import { Difference } from '../compare/difference.ts'
import { unknownPartsOf } from '../fingerprint/fingerprint.ts'
import { acceptedOf, differencesBefore, findReport, type ReportHead } from './store.ts'
import { setupUrl, type ReachableOrg } from './setup-url.ts'

/** Who answers for a difference. */
type Acceptance = { by: string; at: Date; reason: string }

/** A difference, and how it stands now. */
export type ReportLine = Difference & {
  /** `new`: the report before did not have it. */
  change: 'new' | 'same'
  accepted: Acceptance | null
  setupUrl: string | null
}

/** A report as it is read. */
export type Report = ReportHead & {
  differences: ReportLine[]
  /** What the report before told, and this one does not. */
  gone: Difference[]
  /** What could not be read of an org, and is therefore not compared. */
  unknown: { sandbox: string[]; production: string[] }
  /** By which API version each org was described. Null for a reading that does not say. */
  apiVersions: { sandbox: string | null; production: string | null }
}

/** A report, what changed since the one before, and who answers for what. */
export async function readReport(tenantId: TenantId, reportId: ParityReportId, deps: Stored): Promise<Report> {
  const found = await findReport(tenantId, reportId, deps)
  if (!found) throw refusal('NOT_FOUND')
  const { differences: text, content, ...head } = found
  const differences = differencesIn(text)
  const earlier = await differencesBefore(tenantId, head.madeAt, deps)
  const known = earlier === undefined ? differences : differencesIn(earlier)
  const accepted = new Map((await acceptedOf(tenantId, deps)).map(({ difference, ...one }) => [difference, one]))
  const org = await reachableOrg(tenantId, head, deps)
  const before = new Set(known.map(({ id }) => id))
  const [sandbox, production] = [parseFingerprint(content.sandbox), parseFingerprint(content.production)]
  const now = new Set(differences.map(({ id }) => id))
  return {
    ...head,
    differences: differences.map((difference) => ({
      ...difference,
      change: before.has(difference.id) ? 'same' : 'new',
      accepted: accepted.get(difference.id) ?? null,
      setupUrl: org ? setupUrl(difference, org) : null,
    })),
    gone: known.filter(({ id }) => !now.has(id)),
    unknown: { sandbox: unknownPartsOf(sandbox), production: unknownPartsOf(production) },
    apiVersions: { sandbox: sandbox.apiVersion ?? null, production: production.apiVersion ?? null },
  }
}

const differenceLists = Compile(Type.Array(Difference))

/** What of a stored fingerprint is unknown, and was therefore not compared: lists and objects by their names. */
export const unknownPartsIn = (content: string): string[] => unknownPartsOf(parseFingerprint(content))

/** The differences of a stored report, in its order. */
export function differencesIn(text: string): Difference[] {
  const differences: unknown = JSON.parse(text)
  if (!differenceLists.Check(differences)) throw new Error('a kept report does not hold differences')
  return differences
}

/** The one of the two orgs that is connected, whose address is therefore known. */
async function reachableOrg(
  tenantId: TenantId,
  { sandbox, production }: ReportHead,
  deps: Stored,
): Promise<ReachableOrg | undefined> {
  const row = await connectionOf(tenantId, deps)
  const isCompared = [sandbox, production].some(({ organizationId }) => organizationId === row?.organizationId)
  return isCompared ? row : undefined
}
