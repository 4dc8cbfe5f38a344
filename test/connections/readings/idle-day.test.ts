import { describe, expect, it } from 'vitest'
import { openTestDatabase, type DatabaseKind } from '../../kit/database/database.ts'
import { failingDay, idleDay, type DayFault } from '../../kit/time/idle-day.ts'

const API = '/services/data/'
const TOKEN = '/services/oauth2/token'

it.each(['sandbox', 'production'] as const)('an idle companion spends at most 24 credits a day on %s', async (kind) => {
  const spent = await idleDay(await openTestDatabase(), kind)
  expect(spent).toBeLessThanOrEqual(24)
  expect(spent).toBeGreaterThan(10)
})

const redirect = { kind: 'redirect', location: 'https://newname.my.salesforce.com/' }

type Case = { name: string; kind?: DatabaseKind; code: string; fault: DayFault }

const cases: Case[] = [
  { name: 'CASE-A9 (redirects)', code: 'SALESFORCE_REDIRECTED', fault: { faults: [{ ...redirect, path: API }] } },
  {
    name: 'CASE-A11 (503)',
    kind: 'postgres',
    code: 'SALESFORCE_UNAVAILABLE',
    fault: { faults: [{ kind: 'http-503', path: API }] },
  },
  { name: '(420)', code: 'SALESFORCE_ORG_MOVED', fault: { faults: [{ kind: 'http-420' }] } },
  { name: '(refusals)', code: 'SALESFORCE_API_DISABLED', fault: { faults: [{ kind: 'api-disabled' }] } },
  {
    name: 'CASE-A6 (IP range)',
    code: 'SALESFORCE_IP_RESTRICTED',
    fault: { faults: [{ kind: 'ip-restricted' }], endSessions: true },
  },
  {
    name: '(a token endpoint that redirects)',
    code: 'SALESFORCE_REDIRECTED',
    fault: { faults: [{ ...redirect, path: TOKEN }], endSessions: true },
  },
  {
    name: '(a token endpoint that is down)',
    code: 'SALESFORCE_UNAVAILABLE',
    fault: { faults: [{ kind: 'http-503', path: TOKEN }], endSessions: true },
  },
]

describe('K3 an idle companion whose org fails for a day', () => {
  it.each(cases)(
    '$name spends at most 24 credits, and tells people once of the failure and once of its end',
    async ({ kind, code, fault }) => {
      const { spent, during, after } = await failingDay(await openTestDatabase(kind), fault)
      expect(during).toMatchObject([{ code: 'CONNECTION_FAILING', refusal: code }])
      // The first reading of the limits comes when the org was silent for an hour.
      expect(during[0]?.minutes).toBeLessThanOrEqual(2 * 60 + 15)
      expect(after).toMatchObject([{ code: 'CONNECTION_WORKS' }])
      expect(spent).toBeLessThanOrEqual(24)
    },
  )
})
