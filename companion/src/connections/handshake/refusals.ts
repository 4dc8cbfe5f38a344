import { translate, type Language } from '../../platform/labels/labels.ts'

/** What Salesforce may show in its own page instead of sending it to the callback, with its words. */
const SHOWN: Readonly<Record<string, string>> = {
  OAUTH_AUTHORIZATION_BLOCKED: 'Cross-org OAuth flows are not supported for this external client app',
  OAUTH_APP_BLOCKED: 'OAUTH_APP_BLOCKED: this app is blocked by admin',
  OAUTH_APP_ACCESS_DENIED: 'OAUTH_APP_ACCESS_DENIED: user is not admin approved to access this app',
  OAUTH_APPROVAL_ERROR_GENERIC: 'OAUTH_APPROVAL_ERROR_GENERIC: An unexpected error has occurred during authentication',
  OAUTH_EC_APP_NOT_FOUND: 'OAUTH_EC_APP_NOT_FOUND: external client app is not installed in this org',
  redirect_uri_mismatch: 'error=redirect_uri_mismatch&error_description=redirect_uri must match configuration',
  invalid_client_id: 'error=invalid_client_id&error_description=client identifier invalid',
  login_failed: 'Please check your username and password. If you still can’t log in, contact your administrator.',
}

export type SalesforceRefusal = { code: string; shown: string; cause: string; remedy: string }

/** The help list for a person who looks at an error page of Salesforce. */
export const salesforceRefusals = (language: Language, redirectUri: string): SalesforceRefusal[] =>
  Object.entries(SHOWN).map(([code, shown]) => ({
    code,
    shown,
    cause: translate(language, `connections.refusal.${code}.cause`),
    remedy: translate(language, `connections.refusal.${code}.remedy`, { redirectUri }),
  }))
