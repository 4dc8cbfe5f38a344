import type { CreditsApi } from '../credits/index.ts'
import type { Platform } from '../platform/deps.ts'
import type { Feature } from '../platform/feature.ts'
import { salesforceRefusals } from './refusals.ts'
import type { HostRules } from './wire/hosts.ts'
import type { Network } from './wire/network.ts'
import { openWire } from './wire/open-wire.ts'
import type { Wire } from './wire/wire.ts'

export { getTogether, queryTogether } from './api/composite.ts'
export { type DescribedField, describedFields } from './api/describe.ts'
export { listLogFiles, type LogFile, queryLoggedRequests, readLogFile } from './api/event-log.ts'
export { readLimits } from './api/limits.ts'
export {
  allRows,
  type ApiRequest,
  type ApiResponse,
  type ApiResult,
  isNotModified,
  isRefusedBySalesforce,
  queryPath,
  tryGet,
} from './api/request.ts'
export { listSandboxes } from './api/sandboxes.ts'
export { CLIENT_NAME, type SalesforceSession } from './api/session.ts'
export { knownVersions, newestOf } from './api/versions.ts'
export { readUserRights, type RightsWish, type UserRights } from './api/user-rights.ts'
export { refusalOfOAuthError } from './oauth/faults.ts'
export { type Identity, parseIdentity, sameId } from './oauth/identity.ts'
export {
  authorizeUrl,
  exchangeCode,
  newState,
  newVerifier,
  type OAuthClient,
  type OAuthDeps,
  refreshToken,
  revokeToken,
  SCOPE,
} from './oauth/oauth.ts'
export { verifySignature } from './oauth/signature.ts'
export type { TokenAnswer } from './oauth/token-answer.ts'
export { namedOrigin, type HostRules, loginOrigin } from './wire/hosts.ts'
export { machineNetwork } from './wire/network.ts'
export type { Purpose, Wire } from './wire/wire.ts'
export { salesforceRefusals } from './refusals.ts'

/** The only way out to Salesforce. Every request spends one credit. */
export type SalesforceApi = { wire: Wire }

type Needs = Pick<CreditsApi, 'gate' | 'headroom'> & Network & { hosts: HostRules; timeoutMs: number }

/** The door to Salesforce. */
export const createSalesforce = (platform: Platform, needs: Needs): Feature<SalesforceApi> => ({
  api: { wire: openWire({ ...platform, ...needs }) },
  refusals: salesforceRefusals,
})
