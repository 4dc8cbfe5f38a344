import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { adaListed, bo, boListed, connection, everything, unconnected, type Answers } from '../kit/web/answers.ts'
import { settings } from '../kit/web/credit-answers.ts'
import { pairedOrgs, uat } from '../kit/web/orgs-answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../kit/web/pages.ts'
import { broken, connectionsOf, deleting, switching } from '../kit/web/switch-answers.ts'

/** What a person presses on a page, and what has the focus once that has succeeded. */
type Success = {
  name: string
  path: string
  answers: () => Answers
  act: (page: Page, answers: Answers) => Promise<unknown>
  focused: string | RegExp
}

let browser: Browser
let opened: OpenedPage

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

const NO_CONTENT = { status: 204 }
const cyd = { ...bo, personId: 'p3', name: 'Cyd Roe', email: 'cyd@northwind.example' }
const cydListed = { ...boListed, ...cyd }
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).press('Enter')

/** What has the focus, by its label or its text. Synthetic shadow roots are looked through. */
const focusedText = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    if (!element || element === document.body) return 'BODY'
    return (element.getAttribute('aria-label') ?? element.textContent).trim().replaceAll(/\s+/g, ' ')
  })

async function handshake(page: Page, answers: Answers): Promise<void> {
  const [popUp] = await Promise.all([page.waitForEvent('popup'), press(page, 'Authorize')])
  // A window that is closed while it loads may never tell that it closed.
  await popUp.getByText('Salesforce').waitFor()
  answers['GET /handshakes/h1'] = { json: { state: 'connected' } }
  answers['GET /connections'] = { json: { connections: [connection], businessName: 'Northwind', goneLive: null } }
  await popUp.close()
}

const successes: Success[] = [
  {
    name: 'an invitation is sent',
    path: '/settings/people',
    answers: () => ({ ...everything, 'POST /people': { status: 201, json: cyd } }),
    act: async (page) => {
      await press(page, 'Invite a person')
      await page.getByLabel('Name').fill('Cyd Roe')
      await page.getByLabel('Email', { exact: true }).fill(cyd.email)
      await press(page, 'Send invitation')
      await page.getByText('Cyd Roe is invited.').waitFor()
    },
    focused: 'Invite a person',
  },
  {
    name: 'a person is removed, the next one is there',
    path: '/settings/people',
    answers: () => ({
      ...everything,
      'GET /people': { json: { people: [adaListed, boListed, cydListed] } },
      'DELETE /people/p2': NO_CONTENT,
    }),
    act: async (page, answers) => {
      await press(page, 'Remove Bo Ek')
      answers['GET /people'] = { json: { people: [adaListed, cydListed] } }
      await press(page, 'Remove')
      await expect.poll(() => page.getByRole('row', { name: 'Bo Ek' }).count()).toBe(0)
    },
    focused: 'Remove Cyd Roe',
  },
  {
    name: 'an invitation is withdrawn',
    path: '/settings/people',
    answers: () => ({
      ...everything,
      'GET /people': { json: { people: [adaListed, { ...boListed, state: 'expired' }] } },
      'DELETE /people/p2/invitation': NO_CONTENT,
    }),
    act: async (page, answers) => {
      await press(page, 'Withdraw the invitation of Bo Ek')
      answers['GET /people'] = { json: { people: [adaListed] } }
      await press(page, 'Withdraw the invitation')
      await expect.poll(() => page.getByRole('row', { name: 'Bo Ek' }).count()).toBe(0)
    },
    focused: /./,
  },
  {
    name: 'a difference is accepted, its row moves down',
    path: '/settings/parity/report?id=r1',
    answers: () => ({ ...everything, ...switching, 'PUT /parity/accepted': NO_CONTENT }),
    act: async (page) => {
      await press(page, 'Accept Region__c')
      await page.getByLabel('Why can it stay?').fill('Filled in no more.')
      await press(page, 'Accept the difference')
      await page.getByRole('button', { name: 'Withdraw the acceptance of Region__c' }).waitFor()
    },
    focused: 'Accept Score__c',
  },
  {
    name: 'an acceptance is withdrawn, its row moves up',
    path: '/settings/parity/report?id=r1',
    answers: () => ({ ...everything, ...switching, 'DELETE /parity/accepted/d3': NO_CONTENT }),
    act: async (page) => {
      await press(page, 'Withdraw the acceptance of LegacyId__c')
      await page.getByRole('button', { name: 'Accept LegacyId__c' }).waitFor()
    },
    focused: 'Other differences',
  },
  {
    name: 'a report is marked, which needs no button any more',
    path: '/settings/parity/report?id=r1',
    answers: () => ({ ...everything, ...switching, 'POST /parity/reports/r1/read': NO_CONTENT }),
    act: async (page) => {
      await page.locator('parity-parity-report-page').getByRole('button').first().press('Enter')
      await page
        .getByText(/by Ada Lind on/)
        .first()
        .waitFor()
    },
    focused: /^Parity report of/,
  },
  {
    name: 'an org is unpaired',
    path: '/settings/orgs',
    answers: () => ({ ...everything, [`DELETE /paired-orgs/${uat.organizationId}`]: NO_CONTENT }),
    act: async (page, answers) => {
      await press(page, 'Unpair Northwind UAT')
      answers['GET /paired-orgs'] = { json: { orgs: pairedOrgs.filter((org) => org !== uat) } }
      await press(page, 'Unpair')
      await expect.poll(() => page.getByRole('article', { name: 'Northwind UAT' }).count()).toBe(0)
    },
    focused: 'Salesforce orgs',
  },
  {
    name: 'Salesforce is connected',
    path: '/settings/connections',
    answers: () => ({ ...unconnected, ...switching, 'GET /connections': connectionsOf(undefined) }),
    act: async (page, answers) => {
      await press(page, 'Set Up New CRM Connection')
      await page.getByRole('row', { name: 'Salesforce' }).getByRole('button', { name: 'Connect' }).press('Enter')
      await page.getByRole('radio', { name: 'Sandbox' }).check()
      await handshake(page, answers)
      await page.getByRole('article').first().waitFor()
    },
    focused: 'Northwind Traders',
  },
  {
    name: 'Salesforce is authorized again',
    path: '/settings/connections',
    answers: () => ({ ...everything, ...switching, 'GET /connections': connectionsOf(broken) }),
    act: async (page, answers) => {
      await press(page, 'Authorization Required')
      await handshake(page, answers)
      await page.getByRole('button', { name: 'Reauthorize', exact: true }).waitFor()
    },
    focused: 'Northwind Traders',
  },
  {
    name: 'a connection is being deleted',
    path: '/settings/connections',
    answers: () => ({ ...everything, ...switching, 'DELETE /connections/c1': { status: 202, json: {} } }),
    act: async (page, answers) => {
      await press(page, 'Delete the connection to Northwind Traders')
      await page.getByLabel('Please type Northwind').fill('Northwind')
      answers['GET /connections'] = connectionsOf(deleting)
      await press(page, /^I understand the consequences/)
      await page.getByText('Deletion in progress').waitFor()
    },
    focused: 'Northwind Traders',
  },
  {
    name: 'alerts are muted',
    path: '/settings/general',
    answers: () => ({ ...everything, 'PUT /credits/alerts/mute': NO_CONTENT }),
    act: async (page, answers) => {
      answers['GET /credits/settings'] = { json: { ...settings, mutedUntil: '2126-03-03T00:00:00.000Z' } }
      await press(page, '8 hours')
      await page.getByRole('button', { name: 'Unmute' }).waitFor()
    },
    focused: /^Alerts are muted until/,
  },
]

describe('after a success the focus', () => {
  it.each(successes)('UX-A9 stays in the page: $name', async ({ path, answers, act, focused }) => {
    const given = answers()
    opened = await openPage(browser, { path, answers: given })
    await act(opened.page, given)
    await expect.poll(() => focusedText(opened.page)).toMatch(focused)
  })
})
