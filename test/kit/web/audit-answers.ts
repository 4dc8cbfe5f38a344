import type { Answers } from './answer.ts'
import { everything } from './answers.ts'

type Told = { action: string; by?: string | null; before?: object; after?: object; at?: string }

/** An entry as the API answers it. */
export const entry = ({ at = '2026-03-02T22:30:00.000Z', ...told }: Told, place = 0) => ({
  auditId: `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`,
  at,
  by: 'Ada Lind',
  before: null,
  after: null,
  ...told,
})

const org = { organizationId: '00D5e000000abcdEAA', environment: 'sandbox' }

/** One entry of each kind of detail. */
export const entries = [
  { action: 'person.signed-in', after: { email: 'ada@northwind.example' } },
  { action: 'person.sign-in-failed', by: null, after: { email: 'bo@northwind.example' } },
  { action: 'person.link-made', by: null, after: { email: 'bo@northwind.example', by: 'operator' } },
  { action: 'person.invited', after: { name: 'Bo Ek', email: 'bo@northwind.example', role: 'user' } },
  {
    action: 'person.role-changed',
    before: { name: 'Bo Ek', email: 'bo@northwind.example', role: 'user' },
    after: { name: 'Bo Ek', email: 'bo@northwind.example', role: 'admin' },
  },
  { action: 'pairing.added', after: { ...org, organizationName: 'Northwind UAT' } },
  { action: 'pairing.key.replaced', by: null, after: { organizationId: org.organizationId } },
  {
    action: 'connection.connected',
    after: { ...org, orgName: 'Northwind Traders', integrationUser: 'm@northwind.example' },
  },
  { action: 'connection.failing', by: null, before: { ...org, orgName: 'Northwind Traders' } },
  { action: 'credits.daily-limit.changed', before: { dailyLimit: 100_000 }, after: { dailyLimit: 250_000 } },
  { action: 'parity.report.read', after: { reportId: 'r1', blocking: 1, notable: 4, identical: 90 } },
  {
    action: 'parity.difference.accepted',
    after: { difference: 'd1', object: 'Lead', kind: 'field-type', name: 'Region__c', reason: 'Agreed with sales.' },
  },
  {
    action: 'go-live.check.continued-without',
    after: { answer: 'no-report', checks: ['parity-read', 'blocking-differences'], reason: 'Compared by hand.' },
  },
  { action: 'of-a-newer-version', after: { secret: 'hunter2', token: { value: 'hunter2' } } },
].map((told, place) => entry(told, place))

const people = [
  { personId: '0b7c9c1e-0000-4000-8000-000000000001', name: 'Ada Lind' },
  { personId: '0b7c9c1e-0000-4000-8000-000000000002', name: 'Bo Ek' },
]

/** The audit trail of an account in which everything happened once. */
export const audited: Answers = {
  ...everything,
  'GET /audit': { json: { entries, hasOlder: false, keptForDays: 730 } },
  'GET /audit/people': { json: { people } },
}

/** The audit trail of an account without an entry. */
export const unaudited: Answers = {
  ...audited,
  'GET /audit': { json: { entries: [], hasOlder: false, keptForDays: null } },
}
