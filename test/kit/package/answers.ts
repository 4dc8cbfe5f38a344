import type { ApexAnswers } from './lightning-page.ts'

const HOUR = 3_600_000

export const parity = {
  madeAt: '2026-03-29T10:00:00.000Z',
  blocking: 2,
  notable: 5,
  identical: 300,
  sandbox: 'Northwind copy',
  production: 'Northwind',
} satisfies Tollbridge.ParityReport

const points = [20_000, 80_000, 50_000].map((used, hour) => ({
  at: `2026-03-29T0${hour}:00:00.000Z`,
  used,
  allowed: 115_000,
}))

export const trend = {
  limits: [
    { name: 'DailyApiRequests', used: 18_250, allowed: 115_000, levels: [50, 90], points },
    { name: 'DailyAsyncApexExecutions', used: 1_840, allowed: 250_000, levels: [75, 90], points },
    { name: 'DailyBulkApiBatches', used: 12, allowed: 15_000, levels: [], points: [] },
    { name: 'DataStorageMB', used: 4_310, allowed: 10_240, levels: [90], points },
    { name: 'FileStorageMB', used: 101_975, allowed: 102_400, levels: [90], points },
  ],
  nextRunAt: '2026-03-29T11:00:00.000Z',
  lastTakenAt: '2026-03-29T02:00:00.000Z',
  isLate: true,
  isOrphaned: false,
} satisfies Tollbridge.UsageTrend

/** What can be spent, by the same figures. */
export const spendable = {
  state: 'running',
  level: 'calm',
  left: 96_750,
  limitedBy: 'org-allowance',
  until: null,
  backgroundLeft: 85_250,
  backgroundUntil: null,
  ownUsed: 2_134,
  ownLimit: 100_000,
  orgUsed: 18_250,
  orgLimit: 115_000,
  orgReserve: 11_500,
  orgObservedAt: '2026-03-29T10:42:00.000Z',
} satisfies Tollbridge.Spendable

/** The same once the own limit is used up. */
export const spentNow = {
  ...spendable,
  state: 'stopped',
  level: 'spent',
  left: 0,
  limitedBy: 'own-limit',
  until: '2026-03-30T00:00:00.000Z',
  backgroundLeft: 0,
  ownUsed: 100_000,
} satisfies Tollbridge.Spendable

export const overview = {
  usage: { used: 18_250, allowed: 115_000 },
  environment: { kind: 'sandbox', name: 'Northwind copy', organizationId: '00D000000000001AAA' },
  marketo: {
    state: 'connected-here',
    spent: 2_134,
    dailyLimit: 100_000,
    windowEnd: '2026-03-30T00:00:00.000Z',
    now: spendable,
    expected: 9_000,
    unread: 1,
    parity,
  },
  trend,
  readAt: '2026-03-29T10:42:00.000Z',
} satisfies Tollbridge.Overview

export const glance = {
  state: 'read',
  reading: { used: 97_750, allowed: 115_000, level: 75, readAt: '2026-03-29T10:42:00.000Z' },
} satisfies Tollbridge.Glance

/** Hours up to 13:00 in Stockholm, on a day without a clock change. Each spends one credit more than the hour before. */
const hours = Array.from({ length: 24 }, (_, index) => ({
  at: new Date(Date.UTC(2026, 3, 14, 11) - (23 - index) * HOUR).toISOString(),
  spent: 1_000 + index,
  refused: index === 3 ? 7 : 0,
  byConsumer: { export: 900, import: 100 + index },
}))

export const usage = {
  state: 'reported',
  window: {
    allowance: 100_000,
    used: 2_134,
    reserved: 40,
    lost: 0,
    left: 97_826,
    endsAt: '2026-03-30T00:00:00.000Z',
    byConsumer: { export: 2_000, import: 134 },
  },
  forecast: { expected: 9_000, low: 7_000, high: 12_000, reachedAt: null, certainty: 'medium', daysOfHistory: 5 },
  span: 'hour',
  points: hours,
} satisfies Tollbridge.MarketoUsage

export const notices = {
  state: 'reported',
  unread: 1,
  notices: [
    {
      noticeId: 'n1',
      code: 'CREDIT_JUMP',
      severity: 'warning',
      title: 'Credits jumped',
      cause: 'An import ran.',
      remedy: 'Look at the imports.',
      raisedAt: '2026-03-29T10:00:00.000Z',
      actionLabel: 'Open API usage',
      actionUrl: 'https://companion.example/usage',
      isRead: false,
    },
  ],
} satisfies Tollbridge.CompanionNotices

export const orgs = {
  state: 'reported',
  orgs: [
    { organizationId: '00D1', name: 'Northwind', environment: 'production', pairedAt: '2026-03-01T10:00:00.000Z' },
  ],
  report: parity,
  details: {
    differences: [
      {
        ...{ objectName: 'Lead', name: 'Region__c', kind: 'field-missing-in-sandbox', isBlocking: true },
        ...{ title: 'Field missing in the sandbox', sandbox: 'Missing', production: 'Text(40)' },
      },
      {
        ...{ objectName: 'Opportunity', name: 'StageName', kind: 'picklist-values', isBlocking: true },
        ...{ title: 'Picklist values', sandbox: 'No additional values', production: '+ "Partner_Review_2026"' },
      },
      {
        ...{ objectName: 'Case', name: 'CaseRoutingAfterEverything', kind: 'trigger-changed', isBlocking: false },
        ...{
          title: 'Apex trigger differs',
          sandbox: 'after update, API version 66.0, Code checksum 1037013',
          production: 'after update, API version 64.0, Code checksum 9918231',
        },
      },
    ],
    more: 4,
    notCompared: ['Not compared, because Northwind copy did not provide them: flows and validation rules.'],
    url: 'https://companion.example/settings/parity/report?id=r1',
  },
} satisfies Tollbridge.PairedOrgs

export const sandboxes = {
  state: 'reported',
  reading: 'read',
  readAt: '2026-03-29T09:50:00.000Z',
  refusal: null,
  sandboxes: [
    {
      ...{ name: 'dev', licence: 'DEVELOPER_PRO', isKnown: true, isCopying: true },
      ...{ refreshedAt: '2026-03-20T09:50:00.000Z', pairedAt: null },
    },
    { name: 'train', licence: 'PARTIAL', isKnown: false, isCopying: true, refreshedAt: null, pairedAt: null },
    {
      ...{ name: 'uat', licence: 'FULL', isKnown: true, isCopying: false },
      ...{ refreshedAt: '2025-11-02T09:50:00.000Z', pairedAt: '2025-11-03T08:00:00.000Z' },
    },
  ],
} satisfies Tollbridge.Sandboxes

export const spend = {
  state: 'reported',
  usage: { used: 97_750, allowed: 115_000 },
  report: {
    log: 'read',
    readAt: '2026-03-29T04:00:00.000Z',
    missing: ['2026-03-22T00:00:00.000Z'],
    days: [
      { day: '2026-03-27T00:00:00.000Z', requests: 4_000 },
      { day: '2026-03-28T00:00:00.000Z', requests: 60_000 },
    ],
    week: 64_000,
    rest: 12,
    apps: [
      {
        name: 'Harbour Loader',
        isOurs: false,
        newest: 55_000,
        week: 58_000,
        users: 1,
        lastDay: '2026-03-28T00:00:00.000Z',
      },
      { name: 'Tollbridge', isOurs: true, newest: 4_900, week: 5_900, users: 1, lastDay: '2026-03-28T00:00:00.000Z' },
      { name: '', isOurs: false, newest: 88, week: 88, users: 2, lastDay: '2026-03-28T00:00:00.000Z' },
    ],
    users: [
      {
        ...{ userId: '0055e000000AbCdAAK', name: 'Olivia Grant', username: 'olivia.grant@northwind.example' },
        ...{ status: 'inactive', newest: 55_000, week: 58_000, apps: ['Harbour Loader'] },
      },
      { userId: null, name: null, username: '', status: 'unknown', newest: 88, week: 88, apps: [''] },
    ],
    versions: [
      {
        ...{ apiVersion: '36.0', newest: 55_000, week: 58_000, apps: ['Harbour Loader'] },
        ...{ retiredWith: "Summer '28", retiredFrom: '2028-06' },
      },
      { apiVersion: '67.0', newest: 4_900, week: 5_900, apps: ['Tollbridge'], retiredWith: null, retiredFrom: null },
    ],
    unusual: [
      { kind: 'ten-times', app: 'Harbour Loader', day: '2026-03-28T00:00:00.000Z', requests: 55_000, usual: 900 },
    ],
  },
  connectedApps: {
    isKnown: true,
    readOnly: null,
    apps: [{ name: 'Harbour Loader', users: 1, uses: 912, lastUsedAt: '2026-03-28T21:00:00.000Z' }],
  },
  signIns: {
    isKnown: true,
    readOnly: 5_000,
    applications: [
      { name: 'Browser', loginType: 'Application', users: 14, signIns: 90, lastAt: '2026-03-29T09:00:00.000Z' },
    ],
  },
} satisfies Tollbridge.Spend

export const setup = {
  companion: 'not-connected',
  greeting: 'ok',
  hasPlaceholder: false,
  hasOneHost: true,
  canKeepKeys: true,
  keyWriters: [],
  wasPaired: true,
  users: [
    {
      userId: '0055e000000AbCdAAK',
      name: 'Marketo Integration',
      rights: [
        { id: 'active', state: 'ok' },
        { id: 'marketing', state: 'missing' },
        { id: 'object', state: 'unknown', detail: 'Campaign' },
      ],
    },
  ],
  settings: {
    intervalMinutes: 60,
    alertLevels: [50, 90],
    otherLevels: { DataStorageMB: [90] },
    jumpPoints: 20,
    keepDays: 30,
  },
  nextRunAt: null,
  snapshots: 1_234,
  holders: [
    { id: '0PS5e000000AbCdGAK', name: 'Tollbridge_Admin', label: 'Tollbridge Admin', count: 1 },
    { id: '0PS5e000000AbCeGAK', name: 'Tollbridge_Integration_User', label: 'Tollbridge Integration User', count: 0 },
  ],
  audiences: [{ id: '005A', name: 'Ada Admin' }],
} satisfies Tollbridge.Setup

export const fingerprint = {
  state: 'done',
  beganAt: '2026-03-29T02:00:00.000Z',
  endedAt: '2026-03-29T02:03:00.000Z',
  sent: 9,
  total: 9,
} satisfies Tollbridge.FingerprintProgress

/** A paired and connected org in which every part of the page has data. */
export const everything: ApexAnswers = {
  'TollbridgeGlanceController/read': glance,
  'TollbridgeOverviewController/read': overview,
  'TollbridgeUsageController/read': usage,
  'TollbridgeSpendController/read': spend,
  'TollbridgeEnvironmentsController/read': orgs,
  'TollbridgeEnvironmentsController/readSandboxes': sandboxes,
  'TollbridgeFingerprintController/read': fingerprint,
  'TollbridgeFingerprintController/start': null,
  'TollbridgeNoticesController/read': notices,
  'TollbridgeNoticesController/markAsRead': null,
  'TollbridgeSetupController/read': setup,
  'TollbridgeSetupController/schedule': null,
  'TollbridgePairingController/pair': {
    isKept: false,
    key: 'tollbridge_org_key',
    readerKey: 'tollbridge_reader_key',
  } satisfies Tollbridge.PairingOutcome,
}
