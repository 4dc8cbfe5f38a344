import { type Refusal } from '../../platform/refusals/errors.ts'
import { refusal, type RefusalCode } from '../refusals.ts'
import { printableCode } from '../wire/faults.ts'

/** The description is more specific than the error code, so it is read first. */
const BY_DESCRIPTION: readonly (readonly [RegExp, RefusalCode])[] = [
  [/inactive user|user is inactive/i, 'SALESFORCE_USER_INACTIVE'],
  [/inactive (organization|org)\b|organization is inactive/i, 'SALESFORCE_ORG_INACTIVE'],
  [/rate (limit )?exceeded/i, 'SALESFORCE_LOGIN_RATE'],
  [/app must be installed/i, 'SALESFORCE_APP_NOT_INSTALLED'],
  [/ip restricted|ip range|login hours|invalid login hours/i, 'SALESFORCE_IP_RESTRICTED'],
  [/api is (not|disabled)|api (is )?disabled|not api enabled|api_disabled/i, 'SALESFORCE_API_DISABLED'],
  [/not approved|not admin approved|admin approved|pre-?authorized/i, 'SALESFORCE_USER_NOT_ALLOWED'],
]

/**
 * Only these texts of `invalid_grant` end an authorization. Salesforce uses the same error for what passes by itself, such
 * as "token request is already being processed".
 */
const BY_GRANT: readonly (readonly [RegExp, RefusalCode])[] = [
  [/expired access\/refresh token/i, 'SALESFORCE_GRANT_INVALID'],
  [/(refresh )?token.*(revoked|invalid)|invalid (refresh )?token/i, 'SALESFORCE_GRANT_INVALID'],
  [/hasn.?t approved this consumer/i, 'SALESFORCE_GRANT_INVALID'],
  [/authorization code|code verifier/i, 'SALESFORCE_CODE_INVALID'],
]

const BY_ERROR: Readonly<Record<string, RefusalCode>> = {
  access_denied: 'SALESFORCE_CONSENT_DENIED',
  api_disabled_for_org: 'SALESFORCE_API_DISABLED',
  oauth_app_access_denied: 'SALESFORCE_USER_NOT_ALLOWED',
  oauth_app_blocked: 'SALESFORCE_APP_BLOCKED',
  oauth_ec_app_not_found: 'SALESFORCE_APP_NOT_FOUND',
  oauth_authorization_blocked: 'SALESFORCE_APP_OF_OTHER_ORG',
  oauth_approval_error_generic: 'SALESFORCE_APPROVAL_STOPPED',
  invalid_app_access: 'SALESFORCE_USER_NOT_ALLOWED',
  app_blocked: 'SALESFORCE_APP_BLOCKED',
  fail_close_app_blocked: 'SALESFORCE_APP_BLOCKED',
  invalid_client: 'SALESFORCE_CLIENT_INVALID',
  invalid_client_id: 'SALESFORCE_CLIENT_INVALID',
  invalid_client_credentials: 'SALESFORCE_CLIENT_INVALID',
  app_not_found: 'SALESFORCE_CLIENT_INVALID',
  invalid_grant: 'SALESFORCE_GRANT_UNCERTAIN',
  inactive_user: 'SALESFORCE_USER_INACTIVE',
  inactive_org: 'SALESFORCE_ORG_INACTIVE',
  rate_limit_exceeded: 'SALESFORCE_LOGIN_RATE',
  redirect_uri_mismatch: 'SALESFORCE_CALLBACK_MISMATCH',
  redirect_uri_missing: 'SALESFORCE_CALLBACK_MISMATCH',
  invalid_scope: 'SALESFORCE_APP_SETTINGS',
  oauth_flow_disabled: 'SALESFORCE_APP_SETTINGS',
  unsupported_grant_type: 'SALESFORCE_APP_SETTINGS',
  unsupported_response_type: 'SALESFORCE_APP_SETTINGS',
  unauthorized_client: 'SALESFORCE_APP_SETTINGS',
  ecapp_policy_not_found: 'SALESFORCE_APP_SETTINGS',
  oauth_policy_not_found: 'SALESFORCE_APP_SETTINGS',
  invalid_distribution_state: 'SALESFORCE_APP_SETTINGS',
  invalid_session_level: 'SALESFORCE_APP_SETTINGS',
  server_error: 'SALESFORCE_UNAVAILABLE',
  temporarily_unavailable: 'SALESFORCE_UNAVAILABLE',
  service_unavailable: 'SALESFORCE_UNAVAILABLE',
  system_down: 'SALESFORCE_UNAVAILABLE',
  unknown_error: 'SALESFORCE_UNAVAILABLE',
}

/** The refusal for an OAuth error, from the callback's query or the token endpoint's body. */
export function refusalOfOAuthError(error: string, description = ''): Refusal {
  const name = error.toLowerCase().replaceAll('-', '_')
  const texts = name === 'invalid_grant' ? [...BY_DESCRIPTION, ...BY_GRANT] : BY_DESCRIPTION
  const described = texts.find(([text]) => text.test(description))?.[1]
  const code = described ?? BY_ERROR[name] ?? 'SALESFORCE_OAUTH_REFUSED'
  return refusal(code, { salesforceCode: printableCode(error) })
}
