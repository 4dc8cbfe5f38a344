import { parseFingerprint } from '../fingerprint/canonical.ts'
import { newestIn } from '../fingerprint/store.ts'
import type { Environment } from '../../connections/index.ts'
import type { Stored } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import { knownVersions, newestOf, type SalesforceSession } from '../../salesforce/index.ts'

/** By which API version to describe an org, and the newest that it knows, if it said so. */
export type ApiVersions = { apiVersion: string; newestApiVersion?: string }

/** The newest API version of the org of a tenant's other environment, as far as its last fingerprint says. */
export async function newestVersionOfOther(
  tenantId: TenantId,
  environment: Environment,
  deps: Stored,
): Promise<string | undefined> {
  const other = await newestIn(tenantId, environment === 'sandbox' ? 'production' : 'sandbox', deps)
  if (!other) return undefined
  const { newestApiVersion, apiVersion } = parseFingerprint(other.content)
  return newestApiVersion ?? apiVersion
}

/**
 * The newest API version that we, this org and the org to compare it with all know, so that an org that is upgraded some
 * weeks before the other does not look different. Costs no credit.
 */
export async function decideApiVersions(session: SalesforceSession, ofOther: string | undefined): Promise<ApiVersions> {
  const known = await knownVersions(session)
  const highest = Math.min(Number(session.apiVersion), Number(ofOther ?? session.apiVersion))
  const common = newestOf((known ?? []).filter((version) => Number(version) <= highest))
  const newestApiVersion = newestOf(known ?? [])
  return { apiVersion: common ?? session.apiVersion, ...(newestApiVersion && { newestApiVersion }) }
}
