import { describe, expect, it } from 'vitest'
import { salesforceRefusals } from '../../../companion/src/connections/handshake/refusals.ts'
import { allRefusals, refusal, type RefusalCode } from '../../kit/service/refusal.ts'
import { labelsOf, translate } from '../../../companion/src/platform/labels/labels.ts'
import { LANGUAGES } from '../../../companion/src/platform/labels/languages.ts'
import { describeRefusal } from '../../../companion/src/platform/http/problem.ts'

const OURS =
  /^(CREDIT|SALESFORCE|LOGIN_HOST|CLIENT_ID|CONNECTION|AUTHORIZATION|TOKEN|HANDSHAKE|ENVIRONMENT|ORGANIZATION|REFRESH|PAIRING|ORG_M|NEVER_BACK|BUSINESS|INTEGRATION|SANDBOX|GO_LIVE|EVENT_LOG)/
const codes = Object.keys(allRefusals).filter((code): code is RefusalCode => OURS.test(code))

const params = {
  limit: 100_000,
  until: new Date('2026-03-03T00:00:00Z'),
  salesforceCode: 'invalid_scope',
  chosen: 'production',
  proven: 'sandbox',
  orgKind: 'sandbox',
  orgName: 'Acme UAT',
  revoked: 'yes',
  state: 'deleting',
  event: 'deletion-requested',
  since: new Date('2026-03-02T10:00:00Z'),
  businessName: 'Acme',
  expected: 'one',
  found: 'another',
  host: 'acme--uat.sandbox.my.salesforce.com',
  attention: 3,
  unchecked: 1,
}

describe.each(LANGUAGES)('C9 every refusal says what to do in %s', (language) => {
  it.each(codes)('%s', (code) => {
    for (const part of ['title', 'cause', 'remedy']) {
      expect(labelsOf(language)).toHaveProperty([`error.${code}.${part}`])
    }
    const { title, detail, remedy } = describeRefusal(refusal(code, params), { language, requestId: '1' })
    for (const text of [title, detail, remedy]) expect(text).not.toMatch(/error\.[A-Z]|[{}]/)
  })

  it('errors that Salesforce shows in its own page', () => {
    const refusals = salesforceRefusals(language, 'https://tollbridge.example.com/oauth/callback')
    expect(refusals.length).toBeGreaterThanOrEqual(6)
    for (const { cause, remedy } of refusals) expect(`${cause} ${remedy}`).not.toMatch(/connections\.|[{}]/)
  })
})

it('a reached limit names the time with its time zone', () => {
  expect(translate('en', 'error.CREDIT_LIMIT_REACHED.remedy', params)).toMatch(/2026, .*(UTC|GMT)/)
})
