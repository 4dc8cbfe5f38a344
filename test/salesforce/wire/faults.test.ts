import { describe, expect, it } from 'vitest'
import { refusalOf, refusalOfApiErrors } from '../../../companion/src/salesforce/wire/faults.ts'

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
    [{ ...html(200), body: '<html>Sign in</html>' }, 'SALESFORCE_ANSWER_UNREADABLE'],
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

  it('does not repeat a malformed code', () => {
    expect(refusalOf(json(400, fault('<script>')))?.params).toEqual({ salesforceCode: 'unknown' })
  })
})

describe('K8 an answer with its own words', () => {
  it.each([
    [
      'CASE-A10 (an org that is gone)',
      { status: 404, headers: {}, body: '<!-- c -->\n<html>Data Not Available</html>' },
      'SALESFORCE_ORG_MOVED',
    ],
    ['CASE-A11 (a page of maintenance)', html(200), 'SALESFORCE_UNAVAILABLE'],
    ['CASE-A12 (a version that the org lacks)', json(400, fault('UNSUPPORTED_API_VERSION')), 'SALESFORCE_API_VERSION'],
    ['CASE-A21 (the status 406)', json(406, {}), 'SALESFORCE_UNAVAILABLE'],
  ] as const)('%s', (_case, answer, code) => {
    expect(refusalOf(answer)?.code).toBe(code)
  })

  it.each(['UNKNOWN_EXCEPTION', 'QUERY_TIMEOUT', 'SERVICE_UNAVAILABLE', 'UNABLE_TO_LOCK_ROW'])(
    'lets the part %s of a composite answer pass by itself',
    (errorCode) => {
      expect(refusalOfApiErrors(fault(errorCode))?.code).toBe('SALESFORCE_UNAVAILABLE')
    },
  )
})
