import { type Answer, type Answers, connection, working } from './answers.ts'
import { wordsOf } from '../../../companion/src/parity/words/side.ts'
import type { Difference } from '../../../companion/src/parity/compare/difference.ts'
import { goLive, PRODUCTION_ID } from './go-live-answers.ts'

const HOUR = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString()

/** The answer of GET /connections for one connection, or none. */
export const connectionsOf = (one: object | undefined, more: object = {}): Answer => ({
  json: { connections: one ? [one] : [], businessName: 'Northwind', goneLive: null, ...more },
})

export const stable = { ...connection, deletion: null, foundOrganizationId: null }
export const broken = {
  ...stable,
  health: null,
  status: 'authorization-required',
  lost: {
    code: 'SALESFORCE_APP_NOT_INSTALLED',
    title: 'The app is not installed in the org',
    detail: 'Salesforce blocks apps that an admin has not installed.',
    remedy: 'Have the app installed again.',
  },
}
export const refreshed = {
  ...stable,
  health: null,
  status: 'sandbox-refreshed',
  foundOrganizationId: '00DAd0000000002MAB',
}
export const deleting = {
  ...stable,
  health: null,
  status: 'deleting',
  deletion: { requestedAt: ago(1), requestedBy: 'Ada Lind', tokensRevoked: 'no' },
}
export const live = {
  ...stable,
  environment: 'production',
  orgKind: 'production',
  organizationId: PRODUCTION_ID,
  instanceUrl: 'https://northwind.my.salesforce.com',
}

const unavailable = {
  code: 'SALESFORCE_UNAVAILABLE',
  title: 'Salesforce is unavailable',
  detail: 'Salesforce answered that it cannot serve the request now.',
  remedy: 'Try again later, and look at status.salesforce.com for maintenance of your instance.',
}
const logRefused = {
  code: 'EVENT_LOG_REFUSED',
  title: 'Salesforce does not show its event log',
  detail: 'Salesforce refused the log of API requests to the integration user with the error INVALID_TYPE.',
  remedy: 'In Salesforce Setup, give the integration user the permission View Event Log Files.',
}
const limitReached = {
  code: 'CREDIT_LIMIT_REACHED',
  title: 'Daily CRM API limit reached',
  detail: 'All 100,000 credits of this window are spent or reserved.',
  remedy: 'Wait until a new window begins, or raise the Daily CRM API limit.',
}

/** The health of a connection in each of its states. */
export const healths = {
  working: { ...working, lastFailure: { at: ago(30), cause: unavailable } },
  failing: {
    ...working,
    state: 'failing',
    lastSuccessAt: ago(3),
    failure: { part: 'api', since: ago(2.5), nextTryAt: ago(-1), cause: unavailable },
    lastFailure: { at: ago(0.5), cause: unavailable },
  },
  log: {
    ...working,
    state: 'failing',
    failure: { part: 'event-log', since: ago(5), nextTryAt: ago(-19), cause: logRefused },
  },
  paused: { ...working, state: 'paused', pause: { until: ago(-11), cause: limitReached } },
  unknown: { ...working, state: 'unknown', lastSuccessAt: null },
  stale: { ...working, state: 'unknown', lastSuccessAt: ago(5) },
}

/** The answer of GET /connections for a connection of some health. */
export const healthyAs = (health: keyof typeof healths): Answer => connectionsOf({ ...stable, health: healths[health] })

const eventOf = (eventId: number, event: string, more: object = {}) => ({
  eventId,
  at: ago(100 - eventId),
  event,
  from: 'none',
  to: 'connected',
  reason: null,
  by: 'Ada Lind',
  organizationId: stable.organizationId,
  environment: 'sandbox',
  ...more,
})

export const failedSignIn = {
  handshakeId: 'h9',
  at: ago(98.5),
  purpose: 'reauthorize',
  environment: 'sandbox',
  loginHost: 'northwind--uat.sandbox.my.salesforce.com',
  by: 'Bo Ek',
  cause: {
    code: 'SALESFORCE_APP_BLOCKED',
    title: 'The app is blocked in the org',
    detail: 'A Salesforce admin has blocked the app, or API access control does not allow it.',
    remedy: 'Ask a Salesforce admin to unblock the app in Setup, and connect again.',
  },
}

export const events = {
  failedSignIns: [] as object[],
  events: [
    eventOf(3, 'reauthorized'),
    eventOf(2, 'authorization-lost', { by: null, reason: 'SALESFORCE_SESSION_ENDED' }),
    eventOf(1, 'connected'),
  ],
}

const sandbox = { organizationId: stable.organizationId, name: 'Northwind UAT', takenAt: ago(2), source: 'read' }
const production = { organizationId: PRODUCTION_ID, name: 'Northwind', takenAt: ago(30), source: 'pushed' }

const orgOf = ({ name, ...org }: typeof sandbox, environment: 'sandbox' | 'production') => ({
  ...org,
  organizationName: name,
  environment,
  sha256: 'abc',
  fingerprintId: `f-${environment}`,
})

export const orgs = { orgs: [orgOf(sandbox, 'sandbox'), orgOf(production, 'production')] }

/** A line of a report, in the words of an English reader. */
const inWords = <Line extends Difference>(line: Line) => ({ ...line, words: wordsOf(line, 'en') })

type Line = Difference & {
  change: 'new' | 'same'
  accepted: { by: string; at: string; reason: string } | null
  setupUrl: string | null
}

const difference: Line = {
  id: 'd1',
  object: 'Lead',
  kind: 'field-missing-in-sandbox',
  severity: 'blocking',
  name: 'Region__c',
  sandbox: null,
  production: 'string(80)',
  remedy: 'field-missing-in-sandbox.blocking',
  visibility: 'seen',
  change: 'same',
  accepted: null,
  setupUrl:
    'https://northwind--uat.sandbox.my.salesforce.com/lightning/setup/ObjectManager/Lead/FieldsAndRelationships/view',
}

const accepted = { by: 'Bo Ek', at: ago(5), reason: 'The field is filled only by the old web form.' }

const lines: Line[] = [
  difference,
  {
    ...difference,
    id: 'd2',
    name: 'Score__c',
    kind: 'field-precision',
    remedy: 'field-precision',
    sandbox: '18,2',
    production: '18,0',
    change: 'new',
  },
  { ...difference, id: 'd3', name: 'LegacyId__c', accepted },
  {
    ...difference,
    id: 'd4',
    object: 'Account',
    name: 'Tier__c',
    kind: 'field-not-visible-in-sandbox',
    remedy: 'field-not-visible-in-sandbox',
    visibility: 'not-visible',
    severity: 'notable',
  },
  {
    ...difference,
    id: 'd5',
    object: 'Opportunity',
    kind: 'trigger-inactive-in-sandbox',
    remedy: 'trigger-inactive-in-sandbox',
    name: 'OpportunityStage',
    sandbox: 'Inactive',
    production: 'Active',
    setupUrl: null,
  },
]

export const differences = lines.map(inWords)

const head = {
  reportId: 'r1',
  madeAt: ago(1),
  counts: { blocking: 4, notable: 1, identical: 812 },
  sandbox,
  production,
  readAt: null as string | null,
  readBy: null as string | null,
}

export const reports = {
  reports: [head, { ...head, reportId: 'r0', madeAt: ago(50), readAt: ago(49), readBy: 'Bo Ek' }],
}

export const report = {
  ...head,
  differences,
  unknown: { sandbox: [] as string[], production: ['flows'] },
  apiVersions: { sandbox: '68.0', production: '67.0' },
  gone: [{ id: 'g1', object: 'Case', kind: 'field-missing-in-sandbox', name: 'Channel__c' }],
}

/** A report with as many differences as orgs have after years apart. */
export function largeReport(count: number): typeof report {
  const names = ['Lead', 'Contact', 'Account', 'Opportunity', 'Campaign', 'Case'] as const
  const many = Array.from({ length: count }, (_, number) =>
    inWords({
      ...difference,
      id: `n${number}`,
      object: names[number % names.length] ?? 'Lead',
      name: `Field_${number}__c`,
      severity: number % 3 === 0 ? 'blocking' : 'notable',
      sandbox: `string(${number % 255})`,
    }),
  )
  return { ...report, counts: { blocking: 0, notable: count, identical: 5 }, differences: many, gone: [] }
}

/** The answers about the connection's history, comparing and going live. */
export const switching: Answers = {
  'GET /connections': connectionsOf(stable),
  'GET /connections/events': { json: events },
  'GET /parity/fingerprints': { json: orgs },
  'GET /parity/reports': { json: reports },
  'GET /parity/reports/r1': { json: report },
  'GET /go-live': { json: goLive },
}
