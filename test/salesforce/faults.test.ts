import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../companion/src/salesforce/wire/faults.ts'
import { refusalOfOAuthError } from '../../companion/src/salesforce/oauth/faults.ts'

const json = (status: number, body: unknown) => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(body),
})
const html = (status: number) => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: '<!DOCTYPE html><html><body>Down for maintenance</body></html>',
})
const fault = (errorCode: string, message = 'a message') => [{ message, errorCode }]

describe('an answer of Salesforce', () => {
  it.each([
    [json(403, fault('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')), 'ORG_ALLOWANCE_SHORT'],
    [
      json(403, fault('REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.')),
      'SALESFORCE_TOO_MANY_AT_ONCE',
    ],
    [
      json(403, fault('REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded.')),
      'SALESFORCE_TOO_MANY_AT_ONCE',
    ],
    [json(401, fault('INVALID_SESSION_ID', 'Session expired or invalid')), 'SALESFORCE_SESSION_ENDED'],
    [
      json(401, fault('INVALID_SESSION_ID', 'This session is not valid for use with the REST API')),
      'SALESFORCE_SESSION_NOT_USABLE',
    ],
    [{ status: 401, headers: {}, body: 'Connected app is not attached to Agent' }, 'SALESFORCE_SESSION_NOT_USABLE'],
    [{ status: 401, headers: {}, body: 'Bad_OAuth_Token' }, 'SALESFORCE_SESSION_ENDED'],
    [json(403, fault('API_DISABLED_FOR_ORG', 'The REST API is not enabled')), 'SALESFORCE_API_DISABLED'],
    [json(403, fault('API_CURRENTLY_DISABLED')), 'SALESFORCE_API_DISABLED'],
    [json(420, {}), 'SALESFORCE_ORG_MOVED'],
    [html(420), 'SALESFORCE_ORG_MOVED'],
    [json(503, fault('SERVER_UNAVAILABLE')), 'SALESFORCE_UNAVAILABLE'],
    [json(500, {}), 'SALESFORCE_UNAVAILABLE'],
    [json(500, fault('UNKNOWN_EXCEPTION')), 'SALESFORCE_UNAVAILABLE'],
    [html(503), 'SALESFORCE_UNAVAILABLE'],
    [html(200), 'SALESFORCE_ANSWER_UNREADABLE'],
    [html(404), 'SALESFORCE_ANSWER_UNREADABLE'],
    [json(418, {}), 'SALESFORCE_ANSWER_UNREADABLE'],
    [json(302, {}), 'SALESFORCE_REDIRECTED'],
    [json(307, {}), 'SALESFORCE_REDIRECTED'],
    [json(400, fault('MALFORMED_QUERY')), 'SALESFORCE_REFUSED'],
  ])('%j is the refusal %s', (answer, code) => {
    expect(refusalOf(answer)?.code).toBe(code)
  })

  it.each([json(200, {}), json(204, ''), json(304, ''), json(400, { error: 'invalid_grant' })])(
    '%j is left to the caller',
    (answer) => {
      expect(refusalOf(answer)).toBeUndefined()
    },
  )

  it('does not repeat a code that is no code', () => {
    expect(refusalOf(json(400, fault('<script>')))?.params).toEqual({ salesforceCode: 'unknown' })
  })
})

const recorded = (query: string) => new URLSearchParams(query)

describe('C9 a refusal in the callback', () => {
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
    ['error=invalid_grant&error_description=expired+authorization+code', 'SALESFORCE_GRANT_INVALID'],
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
    ['error=something_new', 'SALESFORCE_OAUTH_REFUSED'],
  ])('%s is %s', (query, code) => {
    const params = recorded(query)
    const refused = refusalOfOAuthError(params.get('error') ?? '', params.get('error_description') ?? '')
    expect(refused.code).toBe(code)
  })
})
