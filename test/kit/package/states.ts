import { everything, notices, orgs, overview, sandboxes, setup, spend, spentNow, trend, usage } from './answers.ts'
import { ENVIRONMENT_STATES } from './environment-states.ts'
import { NEVER, type ApexAnswers } from './lightning-page.ts'
import type { State } from './state.ts'

const READS = Object.keys(everything).filter((method) => /\/read/.test(method))

const toEverything = (answer: unknown): ApexAnswers => Object.fromEntries(READS.map((method) => [method, answer]))

const withMarketo = (marketo: Tollbridge.MarketoSpend, also: ApexAnswers = {}): ApexAnswers => ({
  ...everything,
  'TollbridgeOverviewController/read': { ...overview, marketo } satisfies Tollbridge.Overview,
  ...also,
})

/** Answers without the companion's data. The org knows its own usage and set-up. */
const withoutCompanion = (state: 'not-paired' | 'down'): ApexAnswers =>
  withMarketo(
    { state },
    {
      'TollbridgeEnvironmentsController/read': { state } satisfies Tollbridge.PairedOrgs,
      'TollbridgeEnvironmentsController/readSandboxes': { state } satisfies Tollbridge.Sandboxes,
      'TollbridgeNoticesController/read': { state } satisfies Tollbridge.CompanionNotices,
      'TollbridgeSpendController/read': { ...spend, state, report: null } satisfies Tollbridge.Spend,
      'TollbridgeSetupController/read': {
        ...setup,
        companion: state,
        greeting: state === 'down' ? state : 'ok',
      } satisfies Tollbridge.Setup,
    },
  )

const usedUp = (used: number): ApexAnswers =>
  withMarketo(
    { ...overview.marketo, spent: 100_000, now: spentNow },
    {
      'TollbridgeOverviewController/read': {
        ...overview,
        usage: { used, allowed: 115_000 },
        marketo: { ...overview.marketo, spent: 100_000, now: spentNow },
        trend: {
          ...trend,
          limits: trend.limits.map((limit) => (limit.name === 'DailyApiRequests' ? { ...limit, used } : limit)),
        },
      } satisfies Tollbridge.Overview,
      'TollbridgeUsageController/read': {
        ...usage,
        window: { ...usage.window, used: 100_000, reserved: 0, left: 0 },
        forecast: { ...usage.forecast, expected: 100_000, low: 100_000, high: 100_000 },
      } satisfies Tollbridge.MarketoUsage,
    },
  )

const nothingListed = { ...spend.report, week: 0, rest: 0, apps: [], users: [], versions: [], unusual: [] }

const empty: ApexAnswers = {
  ...everything,
  'TollbridgeUsageController/read': { ...usage, points: [] } satisfies Tollbridge.MarketoUsage,
  'TollbridgeSpendController/read': { ...spend, report: nothingListed } satisfies Tollbridge.Spend,
  'TollbridgeOverviewController/read': {
    ...overview,
    marketo: { ...overview.marketo, spent: 0, expected: 0, unread: 0, parity: null },
    trend: {
      ...trend,
      limits: trend.limits.map((limit) => ({ ...limit, points: [] })),
      nextRunAt: null,
      isLate: false,
    },
  } satisfies Tollbridge.Overview,
  'TollbridgeEnvironmentsController/read': {
    ...orgs,
    orgs: [],
    report: null,
    details: null,
  } satisfies Tollbridge.PairedOrgs,
  'TollbridgeEnvironmentsController/readSandboxes': { ...sandboxes, sandboxes: [] } satisfies Tollbridge.Sandboxes,
  'TollbridgeNoticesController/read': { ...notices, unread: 0, notices: [] } satisfies Tollbridge.CompanionNotices,
  'TollbridgeSetupController/read': { ...setup, holders: [], audiences: [] } satisfies Tollbridge.Setup,
}

/** Answers of the page "Who spends" alone, with a report that is changed in part. */
const spendWith = (report: Partial<Tollbridge.SpendReport>): ApexAnswers => ({
  ...everything,
  'TollbridgeSpendController/read': { ...spend, report: { ...spend.report, ...report } } satisfies Tollbridge.Spend,
})

const nothingRead = { readAt: null, days: [], week: 0, rest: 0, apps: [], users: [], versions: [], unusual: null }

/** Every state of every tab. */
export const STATES: State[] = [
  {
    name: 'loading',
    answers: toEverything(NEVER),
    shows: {
      Tollbridge: 'Loading the API usage of this org',
      Tollbridge_Usage: 'Loading',
      Tollbridge_Spend: 'Loading',
      Tollbridge_Environments: 'Loading',
      Tollbridge_Notifications: 'Loading',
      Tollbridge_Setup: 'Loading',
    },
  },
  {
    name: 'still loading further down',
    answers: { ...toEverything(NEVER), 'TollbridgeOverviewController/read': overview },
    shows: {
      Tollbridge: 'Loading the credits of the Marketo integration',
      Tollbridge_Usage: 'Loading the credits of the Marketo integration',
      Tollbridge_Environments: 'Connected to this org',
    },
  },
  {
    name: 'empty',
    answers: empty,
    shows: {
      Tollbridge: 'Nothing has been compared yet.',
      Tollbridge_Usage: 'No snapshots yet.',
      Tollbridge_Spend: 'No app sent API requests on the days that were read.',
      Tollbridge_Environments: 'Nothing has been compared yet.',
      Tollbridge_Notifications: 'No notifications.',
      Tollbridge_Setup: 'To do',
    },
  },
  {
    name: 'refused',
    answers: toEverything(new Error('Ask Ada.')),
    shows: {
      Tollbridge: 'Ask Ada.',
      Tollbridge_Usage: 'Ask Ada.',
      Tollbridge_Spend: 'Ask Ada.',
      Tollbridge_Environments: 'Ask Ada.',
      Tollbridge_Notifications: 'Ask Ada.',
      Tollbridge_Setup: 'Ask Ada.',
    },
  },
  {
    name: 'refused further down',
    answers: { ...toEverything(new Error('Ask Ada.')), 'TollbridgeOverviewController/read': overview },
    shows: { Tollbridge: 'Ask Ada.', Tollbridge_Usage: 'Ask Ada.', Tollbridge_Environments: 'Ask Ada.' },
  },
  {
    name: 'not paired',
    answers: withoutCompanion('not-paired'),
    shows: {
      Tollbridge: 'This org is not paired',
      Tollbridge_Usage: 'appears here once this org is paired',
      Tollbridge_Spend: 'Sign-ins of the last 7 days',
      Tollbridge_Environments: 'This org is not paired',
      Tollbridge_Notifications: 'This org is not paired',
      Tollbridge_Setup: 'Pairing code',
    },
  },
  {
    name: 'without a companion',
    answers: withoutCompanion('down'),
    shows: {
      Tollbridge: 'Tollbridge Companion does not answer',
      Tollbridge_Usage: 'as soon as the companion answers',
      Tollbridge_Spend: 'Tollbridge Companion does not answer',
      Tollbridge_Environments: 'Tollbridge Companion does not answer',
      Tollbridge_Notifications: 'Tollbridge Companion does not answer',
      Tollbridge_Setup: 'Check that Tollbridge Companion is running',
    },
  },
  {
    name: 'used up, and at the daily limit',
    answers: usedUp(115_000),
    shows: {
      Tollbridge: 'This org has used up its API requests',
      Tollbridge_Usage: 'Nothing is left of the daily limit',
      Tollbridge_Environments: 'Stopped',
    },
  },
  {
    name: 'over the limit',
    answers: usedUp(120_500),
    shows: { Tollbridge: '5,500 over the limit', Tollbridge_Usage: '5,500 over the limit' },
  },
  {
    name: 'connected elsewhere',
    answers: withMarketo({ state: 'connected-elsewhere' }),
    shows: {
      Tollbridge: 'Connected to another org',
      Tollbridge_Usage: 'is shown there',
      Tollbridge_Environments: 'Connected to another org',
    },
  },
  {
    name: 'for a viewer',
    asks: '?as=viewer',
    answers: {
      ...withoutCompanion('not-paired'),
      'TollbridgeSetupController/read': new Error('You cannot set Tollbridge up yet.'),
    },
    shows: {
      Tollbridge: 'Ask a Tollbridge admin to pair it.',
      Tollbridge_Environments: 'Ask a Tollbridge admin to pair it.',
      Tollbridge_Setup: 'You cannot set Tollbridge up yet.',
    },
  },
  {
    name: 'with an app that sends ten times its usual',
    answers: everything,
    shows: { Tollbridge_Spend: 'Usually it sends 900 a day.' },
  },
  {
    name: 'with nothing unusual',
    answers: spendWith({ unusual: [] }),
    shows: { Tollbridge_Spend: 'Nothing unusual.' },
  },
  {
    name: 'before the event log was read',
    answers: spendWith({ log: 'never-read', ...nothingRead }),
    shows: { Tollbridge_Spend: 'The companion has not retrieved the event log of this org yet.' },
  },
  {
    name: 'with an event log that Salesforce refuses',
    answers: spendWith({ log: 'refused', unusual: null }),
    shows: { Tollbridge_Spend: 'Give the integration user the permission View Event Log Files.' },
  },
  {
    name: 'in an org without event log files',
    answers: spendWith({ log: 'partial', ...nothingRead }),
    shows: { Tollbridge_Spend: 'This org gives no event log files' },
  },
  {
    name: 'for a reader who may not see tokens and sign-ins',
    answers: {
      ...everything,
      'TollbridgeSpendController/read': {
        ...spend,
        connectedApps: { isKnown: false, apps: [] },
        signIns: { isKnown: false, applications: [] },
      } satisfies Tollbridge.Spend,
    },
    shows: { Tollbridge_Spend: 'Not available in this org, or to you.' },
  },
  ...ENVIRONMENT_STATES,
]
