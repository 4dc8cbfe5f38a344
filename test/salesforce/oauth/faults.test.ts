import { describe, expect, it } from 'vitest'
import { refusalOfOAuthError } from '../../../companion/src/salesforce/oauth/faults.ts'

describe('C9, K8, CASE-A7 and CASE-A27 a refusal in the callback', () => {
  it.each([
    ['error=access_denied&error_description=end-user+denied+authorization', 'SALESFORCE_CONSENT_DENIED'],
    ['error=access-denied&error_description=end-user%20denied%20authorization', 'SALESFORCE_CONSENT_DENIED'],
    ['error=invalid_client&error_description=app%20must%20be%20installed%20into%20org', 'SALESFORCE_APP_NOT_INSTALLED'],
    ['error=access_denied&error_description=app+must+be+installed+into+org', 'SALESFORCE_APP_NOT_INSTALLED'],
    ['error=invalid_grant&error_description=ip+restricted', 'SALESFORCE_IP_RESTRICTED'],
    [
      'error=invalid_grant&error_description=ip%20restricted%20or%20invalid%20login%20hours',
      'SALESFORCE_IP_RESTRICTED',
    ],
    [
      'error=access_denied&error_description=The+REST+API+is+not+enabled+for+this+Organization',
      'SALESFORCE_API_DISABLED',
    ],
    ['error=api_disabled_for_org', 'SALESFORCE_API_DISABLED'],
    ['error=OAUTH_APP_ACCESS_DENIED&error_description=user+is+not+admin+approved', 'SALESFORCE_USER_NOT_ALLOWED'],
    ['error=invalid_grant&error_description=user+hasn%27t+approved+this+consumer', 'SALESFORCE_GRANT_INVALID'],
    ['error=invalid_grant&error_description=expired+authorization+code', 'SALESFORCE_CODE_INVALID'],
    ['error=invalid_client&error_description=invalid+client+credentials', 'SALESFORCE_CLIENT_INVALID'],
    ['error=invalid_client_id&error_description=client+identifier+invalid', 'SALESFORCE_CLIENT_INVALID'],
    ['error=inactive_user&error_description=user+is+inactive', 'SALESFORCE_USER_INACTIVE'],
    ['error=inactive_org&error_description=organization+is+inactive', 'SALESFORCE_ORG_INACTIVE'],
    ['error=rate_limit_exceeded&error_description=login+rate+exceeded', 'SALESFORCE_LOGIN_RATE'],
    ['error=redirect_uri_mismatch', 'SALESFORCE_CALLBACK_MISMATCH'],
    ['error=invalid_scope&error_description=the+requested+scope+is+not+allowed', 'SALESFORCE_APP_SETTINGS'],
    ['error=oauth_flow_disabled', 'SALESFORCE_APP_SETTINGS'],
    ['error=app_blocked', 'SALESFORCE_APP_BLOCKED'],
    ['error=fail_close_app_blocked', 'SALESFORCE_APP_BLOCKED'],
    ['error=server_error', 'SALESFORCE_UNAVAILABLE'],
    ['error=service_unavailable', 'SALESFORCE_UNAVAILABLE'],
    ['error=system_down', 'SALESFORCE_UNAVAILABLE'],
    ['error=OAUTH_APP_BLOCKED&error_description=this+app+is+blocked+by+admin', 'SALESFORCE_APP_BLOCKED'],
    ['error=OAUTH_EC_APP_NOT_FOUND', 'SALESFORCE_APP_NOT_FOUND'],
    ['error=OAUTH_AUTHORIZATION_BLOCKED', 'SALESFORCE_APP_OF_OTHER_ORG'],
    ['error=OAUTH_APPROVAL_ERROR_GENERIC', 'SALESFORCE_APPROVAL_STOPPED'],
    ['error=something_new', 'SALESFORCE_OAUTH_REFUSED'],
  ])('%s is %s', (query, code) => {
    const params = new URLSearchParams(query)
    const refused = refusalOfOAuthError(params.get('error') ?? '', params.get('error_description') ?? '')
    expect(refused.code).toBe(code)
  })
})

describe('K1, CASE-A3 and CASE-A4 invalid_grant', () => {
  it.each([
    ['expired access/refresh token', 'SALESFORCE_GRANT_INVALID'],
    ['token was revoked', 'SALESFORCE_GRANT_INVALID'],
    ['token request is already being processed', 'SALESFORCE_GRANT_UNCERTAIN'],
    ['login rate exceeded', 'SALESFORCE_LOGIN_RATE'],
    ['inactive user', 'SALESFORCE_USER_INACTIVE'],
    ['inactive organization', 'SALESFORCE_ORG_INACTIVE'],
    ['a text of the next release', 'SALESFORCE_GRANT_UNCERTAIN'],
    ['', 'SALESFORCE_GRANT_UNCERTAIN'],
  ])('with the text %j is %s', (description, code) => {
    expect(refusalOfOAuthError('invalid_grant', description).code).toBe(code)
  })
})
