import type { Answer, Answers } from './answer.ts'
import { pairedOrgs } from './orgs-answers.ts'
import { audit, forecast, notices, subscriptions, reconciliation, settings, usage, work } from './credit-answers.ts'

const HOUR = 3_600_000
const fromNow = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()

export type { Answer, Answers } from './answer.ts'

export const ada = { personId: 'p1', name: 'Ada Lind', email: 'ada@northwind.example', role: 'admin', language: 'en' }
export const bo = { personId: 'p2', name: 'Bo Ek', email: 'bo@northwind.example', role: 'user', language: 'sv' }

const active = { state: 'active', expiresAt: null as string | null, lastSignedInAt: fromNow(-3) as string | null }
export const adaListed = { ...ada, ...active }
export const boListed = { ...bo, ...active }

export const sessionOf = (person: typeof ada): Answer => ({
  json: { person, tenant: { tenantId: 't1', businessName: 'Northwind' }, csrfToken: 'csrf-1' },
})

export const problem = (status: number, title: string, more: object = {}): Answer => ({
  status,
  json: {
    ...more,
    type: 'about:blank',
    title,
    status,
    detail: `${title}: the cause`,
    remedy: `${title}: the remedy`,
    instance: 'req-1',
  },
})

export const credits = {
  windowStart: fromNow(-13),
  windowEnd: fromNow(11),
  limit: 100_000,
  used: 12_345,
  reserved: 0,
  lost: 0,
  left: 87_655,
  byConsumer: [
    { consumer: 'handshake', credits: 4 },
    { consumer: 'export', credits: 12_341 },
  ],
}

/** What can be spent by the limit of these credits, in an org that has more. */
export const spend = {
  state: 'running',
  level: 'calm',
  left: 54_000,
  limitedBy: 'org-allowance',
  until: null as string | null,
  background: { left: 42_500, limitedBy: 'org-allowance', until: null as string | null },
  byConsumer: ['handshake', 'parity', 'status'].map((consumer) => ({
    consumer,
    left: 42_500,
    limitedBy: 'org-allowance',
    until: null as string | null,
  })),
  own: {
    windowStart: credits.windowStart,
    windowEnd: credits.windowEnd,
    limit: 100_000,
    used: 12_345,
    reserved: 0,
    lost: 0,
    left: 87_655,
  },
  org: { used: 61_000, limit: 115_000, left: 54_000, reserve: 11_500, observedAt: fromNow(-0.2), isOld: false } as
    | ({
        [Key in 'used' | 'limit' | 'left' | 'reserve']: number
      } & { observedAt: string; isOld: boolean })
    | null,
}

export const working = {
  state: 'working',
  lastSuccessAt: fromNow(-0.2),
  failure: null as object | null,
  pause: null as object | null,
  lastFailure: null as object | null,
}

export const connection = {
  connectionId: 'c1',
  platform: 'salesforce',
  status: 'connected',
  orgName: 'Northwind Traders',
  organizationId: '00D8d000000PxQzEAK',
  environment: 'sandbox',
  orgKind: 'developer',
  instanceUrl: 'https://northwind--uat.sandbox.my.salesforce.com',
  integrationUser: { id: '005x', username: 'marketo@northwind.example.uat', name: 'Marketo Integration' },
  connectedAt: fromNow(-72),
  health: working as typeof working | null,
  credits,
  spend,
}

export const handshake = {
  handshakeId: 'h1',
  authorizeUrl: 'https://salesforce.example/authorize',
  expiresAt: fromNow(0.2),
}

/** A tenant with data on every page. */
export const everything: Answers = {
  'GET /session': sessionOf(ada),
  'GET /connections': { json: { connections: [connection] } },
  'GET /credits/window': { json: credits },
  'GET /credits/spend': { json: spend },
  'GET /credits/settings': { json: settings },
  'GET /credits/forecast': { json: forecast },
  'GET /credits/usage': usage,
  'GET /credits/work': { json: work },
  'GET /credits/reconciliation': { json: reconciliation },
  'GET /notices': { json: notices },
  'GET /notices/subscriptions': { json: subscriptions },
  'GET /audit': { json: audit },
  'GET /people': { json: { people: [adaListed, boListed] } },
  'GET /paired-orgs': { json: { orgs: pairedOrgs } },
  'GET /salesforce-app': {
    json: { callbackUrl: 'https://tollbridge.example/oauth/callback', scopes: ['api', 'refresh_token'] },
  },
  'GET /salesforce-refusals': {
    json: [{ code: 'X', shown: 'OAUTH_APP_BLOCKED', cause: 'The app is blocked.', remedy: 'Unblock it.' }],
  },
  'POST /handshakes': { status: 201, json: handshake },
  'GET /handshakes/h1': { json: { state: 'waiting' } },
}

/** The same tenant before its first connection. */
export const unconnected: Answers = { ...everything, 'GET /connections': { json: { connections: [] } } }

/** A visitor who is not signed in. */
export const guest: Answers = { 'GET /session': problem(401, 'Not signed in') }
