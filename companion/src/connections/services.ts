import type { CreditServices } from '../credits/index.ts'
import type { Stored } from '../platform/deps.ts'
import type { TenantId } from '../platform/ids.ts'
import type { singleFlight } from '../platform/single-flight.ts'
import type { Wire } from '../salesforce/index.ts'
import type { SalesforceSettings } from './settings.ts'
import type { ConnectionRow } from './tables.ts'
import type { LearnedVersions } from './tokens/api-version.ts'
import type { RefreshCounter } from './tokens/counter.ts'

/** Deletes what was read from the org of a tenant and can be read again. What was counted and compared stays. */
type ForgetReadings = (tenantId: TenantId, deps: Stored) => Promise<void>

/** The checks that a tenant goes live without, and who answers for each. */
export type GoneWithout = { without: { check: string; cause: string | null; by: string; reason: string }[] }

/**
 * Lets a tenant connect production, or refuses with GO_LIVE_OPEN. Answers what it is connected without; nothing for a
 * tenant that is live already.
 */
export type GoLiveGate = (tenantId: TenantId, deps: Stored) => Promise<GoneWithout | undefined>

/** What connections add: the way to Salesforce, and the ports that other features fill. */
export type ConnectionServices = CreditServices & {
  wire: Wire
  salesforce: SalesforceSettings
  /** Lets callers of this process share one exchange of the same tokens. */
  flights: ReturnType<typeof singleFlight<ConnectionRow>>
  refreshes: RefreshCounter
  versions: LearnedVersions
  forgetReadings: ForgetReadings
  mayGoLive: GoLiveGate
}
