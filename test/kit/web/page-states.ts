import type { Page } from 'playwright-core'
import { choose } from '../browser/choose.ts'
import { audited, unaudited } from './audit-answers.ts'
import { bo, everything, guest, problem, sessionOf, unconnected, type Answers } from './answers.ts'
import { settings } from './credit-answers.ts'
import { pairing } from './orgs-answers.ts'
import { goneLive } from './go-live-answers.ts'
import {
  broken,
  connectionsOf,
  deleting,
  events,
  failedSignIn,
  healthyAs,
  refreshed,
  switching,
} from './switch-answers.ts'

type State = { name: string; path: string; answers: Answers; act?: (page: Page) => Promise<unknown> }

async function chooseEnvironment(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set Up New CRM Connection' }).click()
  await page.getByRole('button', { name: 'Connect Salesforce' }).click()
  await page.getByText('Advanced').click()
}

async function waitForSalesforce(page: Page): Promise<void> {
  await chooseEnvironment(page)
  await page.getByRole('radio', { name: 'Sandbox' }).check()
  await page.getByRole('button', { name: 'Authorize' }).click()
  await page.getByText('What did Salesforce show you?').click()
  await page.getByText('OAUTH_APP_BLOCKED').waitFor()
}

/** Requests a pairing code. */
export async function askForCode(page: Page): Promise<void> {
  await page.locator('kit-page-header').getByRole('button').click()
  await page.getByText(pairing.code).waitFor()
}

/** Opens every padlock of the settings and types a limit without saving it. */
async function editSettings(page: Page): Promise<void> {
  const padlocks = page.locator('button.padlock')
  await padlocks.first().waitFor()
  for (const padlock of await padlocks.all()) await padlock.click()
  await page.locator('input[id^="dailyLimit"]').fill('99,999')
  await page.locator('kit-save-bar').waitFor()
}

/** Tries to save a refused value. */
export async function saveSettings(page: Page): Promise<void> {
  await editSettings(page)
  await page.locator('kit-save-bar').getByRole('button').first().click()
  await page.locator('[aria-invalid="true"]').waitFor()
}

/** Waits for the chart and the log, and expands the hours of the first day that differs. */
export async function openDrift(page: Page): Promise<void> {
  await page.locator('c-tollbridge-usage-bars').getByRole('img').waitFor()
  await page.locator('usage-reconciliation-days').getByRole('button').nth(1).click()
}

/** A limit above the org's allowance, no requests left, an hour to go, and muted alerts. */
export const short: Answers = {
  ...everything,
  'GET /credits/settings': {
    json: {
      ...settings,
      dailyLimit: 200_000,
      comingResetHour: { resetHour: 18, from: '2126-03-03T00:00:00.000Z' },
      mutedUntil: '2126-03-03T00:00:00.000Z',
      org: { ...settings.org, used: 115_000, state: 'spent', probeAt: '2126-03-03T00:00:00.000Z' },
    },
  },
  'PATCH /credits/settings': problem(400, 'The limit is too low', { code: 'DAILY_LIMIT_TOO_LOW' }),
}

/** Every page in each of its states. */
export const states: State[] = [
  { name: 'sign-in', path: '/sign-in', answers: guest },
  { name: 'forgot password', path: '/forgot-password', answers: guest },
  { name: 'set password', path: '/set-password#token=a', answers: guest },
  { name: 'no page', path: '/nowhere', answers: guest },
  { name: 'no connection', path: '/settings/connections', answers: unconnected },
  { name: 'a connection', path: '/settings/connections', answers: everything },
  { name: 'general', path: '/settings/general', answers: everything },
  { name: 'people', path: '/settings/people', answers: everything },
  {
    name: 'the audit trail',
    path: '/settings/audit',
    answers: audited,
    act: (page) => page.getByRole('table').waitFor(),
  },
  {
    name: 'no audit trail',
    path: '/settings/audit',
    answers: unaudited,
    act: (page) => page.getByText('There are no entries yet').waitFor(),
  },
  {
    name: 'the audit trail for a user',
    path: '/settings/audit',
    answers: { ...audited, 'GET /session': sessionOf(bo) },
    act: (page) => page.getByText('Only an admin can see').waitFor(),
  },
  {
    name: 'paired orgs',
    path: '/settings/orgs',
    answers: everything,
    act: (page) => page.getByRole('article').first().waitFor(),
  },
  {
    name: 'no paired org',
    path: '/settings/orgs',
    answers: { ...everything, 'GET /paired-orgs': { json: { orgs: [] } } },
    act: (page) => page.getByText('No Salesforce org is paired yet').waitFor(),
  },
  {
    name: 'a pairing code',
    path: '/settings/orgs',
    answers: { ...everything, 'POST /pairing-codes': { status: 201, json: pairing } },
    act: askForCode,
  },
  {
    name: 'unpairing',
    path: '/settings/orgs',
    answers: everything,
    act: (page) => page.getByRole('button', { name: 'Unpair Northwind UAT' }).click(),
  },
  { name: 'environment', path: '/settings/connections', answers: unconnected, act: chooseEnvironment },
  { name: 'waiting', path: '/settings/connections', answers: unconnected, act: waitForSalesforce },
  {
    name: 'invitation',
    path: '/settings/people',
    answers: everything,
    act: (page) => page.getByRole('button', { name: 'Invite a person' }).click(),
  },
  {
    name: 'offline',
    path: '/settings/general',
    answers: { ...everything, 'GET /credits/window': 'offline' },
    act: (page) => page.getByRole('alert').waitFor(),
  },
  ...[broken, deleting, refreshed].map((connection) => ({
    name: `a connection that is ${connection.status}`,
    path: '/settings/connections',
    answers: { ...everything, ...switching, 'GET /connections': connectionsOf(connection, { goneLive }) },
    act: (page: Page) => page.getByRole('region', { name: 'History' }).getByRole('listitem').first().waitFor(),
  })),
  ...(['working', 'failing', 'log', 'paused', 'unknown'] as const).map((health) => ({
    name: `a connection whose health is ${health}`,
    path: '/settings/connections',
    answers: {
      ...everything,
      ...switching,
      'GET /connections': healthyAs(health),
      'GET /connections/events': { json: { ...events, failedSignIns: [failedSignIn] } },
    },
    act: (page: Page) => page.getByRole('region', { name: 'History' }).getByRole('listitem').first().waitFor(),
  })),
  {
    name: 'deletion',
    path: '/settings/connections',
    answers: { ...everything, ...switching },
    act: (page) => page.getByRole('button', { name: 'Delete the connection' }).click(),
  },
  {
    name: 'compare',
    path: '/settings/parity',
    answers: { ...everything, ...switching },
    act: (page) => page.getByRole('table').waitFor(),
  },
  {
    name: 'a parity report',
    path: '/settings/parity/report?id=r1',
    answers: { ...everything, ...switching },
    act: (page) => page.getByRole('row').first().waitFor(),
  },
  {
    name: 'accepting a difference',
    path: '/settings/parity/report?id=r1',
    answers: { ...everything, ...switching },
    act: (page) => page.getByRole('button', { name: 'Accept Region__c' }).click(),
  },
  {
    name: 'the go-live checklist',
    path: '/settings/go-live',
    answers: { ...everything, ...switching },
    act: (page) => page.getByRole('article').first().waitFor(),
  },
  {
    name: 'settings that are locked',
    path: '/settings/general',
    answers: everything,
    act: (page) => page.getByRole('region', { name: 'History of changes' }).getByRole('listitem').first().waitFor(),
  },
  { name: 'settings that are changed', path: '/settings/general', answers: short, act: editSettings },
  { name: 'settings that are refused', path: '/settings/general', answers: short, act: saveSettings },
  { name: 'usage', path: '/usage', answers: everything, act: openDrift },
  { name: 'usage of an org that is short', path: '/usage', answers: short, act: openDrift },
  {
    name: 'usage as a table',
    path: '/usage',
    answers: everything,
    act: (page) => choose(page, 'Table'),
  },
  {
    name: 'notifications',
    path: '/notifications',
    answers: everything,
    act: (page) => page.getByRole('article').first().waitFor(),
  },
  {
    name: 'no notifications',
    path: '/notifications',
    answers: { ...everything, 'GET /notices': { json: { unread: 0, notices: [], next: null } } },
    act: (page) => page.getByText('No notifications. Anything').waitFor(),
  },
]
