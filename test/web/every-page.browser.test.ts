import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../scripts/pages/labels.ts'
import { everything, guest, problem, unconnected, type Answers } from './support/answers.ts'
import { settings } from './support/credit-answers.ts'
import { pairing } from './support/orgs-answers.ts'
import { openPage, startBrowser } from './support/pages.ts'
import { broken, connectionsOf, deleting, goneLive, refreshed, switching } from './support/switch-answers.ts'

const PHONE = { width: 390, height: 844 }

type State = { name: string; path: string; answers: Answers; act?: (page: Page) => Promise<unknown> }

async function chooseEnvironment(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set Up New CRM Connection' }).click()
  await page.getByRole('button', { name: 'Connect Salesforce' }).click()
  await page.getByText('Advanced').click()
}

async function wait(page: Page): Promise<void> {
  await chooseEnvironment(page)
  await page.getByRole('radio', { name: 'Sandbox' }).check()
  await page.getByRole('button', { name: 'Authorize' }).click()
  await page.getByText('What did Salesforce show you?').click()
  await page.getByText('OAUTH_APP_BLOCKED').waitFor()
}

async function askForCode(page: Page): Promise<void> {
  await page.locator('bridge-page-header').getByRole('button').click()
  await page.getByText(pairing.code).waitFor()
}

/** Opens every padlock of the settings and types a limit that is not saved yet. */
async function editSettings(page: Page): Promise<void> {
  const padlocks = page.locator('button.padlock')
  await padlocks.first().waitFor()
  for (const padlock of await padlocks.all()) await padlock.click()
  await page.locator('input[id^="dailyLimit"]').fill('99,999')
  await page.locator('bridge-save-bar').waitFor()
}

async function saveSettings(page: Page): Promise<void> {
  await editSettings(page)
  await page.locator('bridge-save-bar').getByRole('button').first().click()
  await page.locator('[aria-invalid="true"]').waitFor()
}

/** Waits for the chart and the log, and opens the first day that differs to its hours. */
async function openDrift(page: Page): Promise<void> {
  await page.locator('c-usage-bars').getByRole('img').waitFor()
  await page.locator('bridge-reconciliation-days').getByRole('button').nth(1).click()
}

/** A limit above what the org has, which has nothing left, with an hour to come and alerts that are muted. */
const short: Answers = {
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

const states: State[] = [
  { name: 'sign-in', path: '/sign-in', answers: guest },
  { name: 'forgot password', path: '/forgot-password', answers: guest },
  { name: 'set password', path: '/set-password#token=a', answers: guest },
  { name: 'no page', path: '/nowhere', answers: guest },
  { name: 'no connection', path: '/settings/connections', answers: unconnected },
  { name: 'a connection', path: '/settings/connections', answers: everything },
  { name: 'general', path: '/settings/general', answers: everything },
  { name: 'people', path: '/settings/people', answers: everything },
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
  { name: 'waiting', path: '/settings/connections', answers: unconnected, act: wait },
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
    act: (page) => page.getByRole('button', { name: 'Table' }).click(),
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
    answers: { ...everything, 'GET /notices': { json: { unread: 0, notices: [] } } },
    act: (page) => page.getByText('There are no notifications yet').waitFor(),
  },
]

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('every page', { timeout: 60_000 }, () => {
  it.each(states)('has nothing that axe objects to, and fits a phone: $name', async ({ path, answers, act }) => {
    const { page, context, faults } = await openPage(browser, { path, answers })
    await act?.(page)
    const { violations } = await new AxeBuilder({ page }).analyze()
    await page.setViewportSize(PHONE)

    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    expect(await overflow(page)).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  it.each(LANGUAGES)('speaks the language of the reader, and fits a phone: %s', async (language) => {
    const visit = { path: '/settings/connections', answers: everything, language, viewport: PHONE }
    const { page, context, faults } = await openPage(browser, visit)
    await page.getByRole('article').waitFor()
    for (const path of ['/settings/connections', '/settings/general', '/settings/people']) {
      await page.locator(`nav li a[href="${path}"]`).click()
      await page.locator('main').getByRole('table').first().waitFor()
      expect(await overflow(page)).toBe(0)
      expect(await page.locator('body').innerText()).not.toMatch(/\bweb\.\w+\.|\bc\.Tollbridge/)
    }
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language)
    expect(faults).toEqual([])
    await context.close()
  })

  it.each(LANGUAGES)('speaks it about the orgs that are paired, down to 320 pixels: %s', async (language) => {
    const answers = { ...everything, 'POST /pairing-codes': { status: 201, json: pairing } }
    const visit = { path: '/settings/orgs', answers, language, viewport: { width: 320, height: 640 } }
    const { page, context, faults } = await openPage(browser, visit)
    const fits = async () => {
      expect(await overflow(page)).toBe(0)
      expect(await page.locator('body').innerText()).not.toMatch(/\bweb\.\w+\./)
    }
    await page.getByRole('article').first().waitFor()
    await fits()
    await page.locator('bridge-org-card').first().getByRole('button').first().click()
    await page.getByRole('dialog').waitFor()
    await fits()
    await page.keyboard.press('Escape')
    await askForCode(page)
    await fits()
    expect(faults).toEqual([])
    await context.close()
  })

  it.each(LANGUAGES)('speaks it on the way to production too: %s', async (language) => {
    const answers = { ...everything, ...switching, 'GET /connections': connectionsOf(deleting, { goneLive }) }
    const visit = { path: '/settings/connections', answers, language, viewport: PHONE }
    const { page, context, faults } = await openPage(browser, visit)
    for (const path of ['/settings/connections', '/settings/parity', '/settings/go-live']) {
      await page.locator(`nav li a[href="${path}"]`).click()
      await page.locator('main').getByRole('article').or(page.locator('main').getByRole('table')).first().waitFor()
      expect(await overflow(page)).toBe(0)
      expect(await page.locator('body').innerText()).not.toMatch(/\b(web|golive|parity)\.\w+\./)
    }
    expect(faults).toEqual([])
    await context.close()
  })

  it.each(LANGUAGES)('speaks it about credits too, and fits a phone: %s', async (language) => {
    const { page, context, faults } = await openPage(browser, {
      path: '/usage',
      answers: short,
      language,
      viewport: PHONE,
    })
    const fits = async () => {
      expect(await overflow(page)).toBe(0)
      expect(await page.locator('body').innerText()).not.toMatch(/\bweb\.\w+\.|\bc\.Tollbridge/)
    }
    await openDrift(page)
    await fits()
    await page.locator('header a[href="/notifications"]').click()
    await page.locator('main').getByRole('article').first().waitFor()
    await fits()
    await page.locator('header a[href="/settings/connections"]').first().click()
    await page.locator('nav li a[href="/settings/general"]').click()
    await saveSettings(page)
    await fits()
    expect(faults).toEqual([])
    await context.close()
  })

  it('writes numbers as the reader does', async () => {
    const visit = { path: '/settings/connections', answers: everything, language: 'sv', locale: 'sv-SE' }
    const { page, context } = await openPage(browser, visit)
    await page.getByText('Använda krediter').or(page.getByText('API-krediter i det här fönstret')).first().waitFor()
    expect((await page.locator('body').innerText()).replaceAll(/\s/g, ' ')).toContain('12 345')
    await context.close()
  })

  it('keeps the language that the reader picks', async () => {
    const { page, context } = await openPage(browser, { path: '/sign-in', answers: guest })
    await Promise.all([page.waitForEvent('load'), page.getByLabel('Language').selectOption('fr')])
    const cookies = await context.cookies()
    expect(cookies).toMatchObject([
      { name: 'tollbridge_language', value: 'fr', sameSite: 'Lax', secure: true, path: '/' },
    ])
    await context.close()
  })
})

describe('moving between pages', () => {
  it('goes without a reload, moves the focus to the title, and works with Back', async () => {
    const { page, context } = await openPage(browser, { path: '/settings/connections', answers: everything })
    await page.evaluate(() => {
      document.body.setAttribute('data-kept', '')
    })

    await page.getByRole('link', { name: 'General' }).click()

    const title = page.getByRole('heading', { level: 1, name: 'General' })
    await expect.poll(() => title.evaluate((h1) => h1.matches(':focus'))).toBe(true)
    expect(await page.title()).toBe('General | Tollbridge')
    expect(await page.getByRole('link', { name: 'General' }).getAttribute('aria-current')).toBe('page')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
    expect(await page.locator('body').getAttribute('data-kept')).toBe('')
    await context.close()
  })

  it('needs no mouse: from the first Tab to the choice of the environment, and back by Escape', async () => {
    const { page, context } = await openPage(browser, { path: '/settings/connections', answers: unconnected })
    const setUp = page.getByRole('button', { name: 'Set Up New CRM Connection' })
    await setUp.waitFor()
    await page.keyboard.press('Tab')
    expect(await page.getByRole('link', { name: 'Skip to the content' }).evaluate((a) => a.matches(':focus'))).toBe(
      true,
    )
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await setUp.evaluate((button) => button.matches(':focus'))).toBe(true)

    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Select CRM Connection' })
    await expect.poll(() => dialog.getByRole('heading').evaluate((h2) => h2.matches(':focus'))).toBe(true)
    await page.keyboard.press('Escape')

    await expect.poll(() => setUp.evaluate((button) => button.matches(':focus'))).toBe(true)
    await context.close()
  })
})
