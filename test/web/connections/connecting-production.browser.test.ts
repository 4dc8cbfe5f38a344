import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { everything, handshake, problem, type Answers } from '../../kit/web/answers.ts'
import { goneLive, headlines } from '../../kit/web/go-live-answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'
import { connectionsOf, live, stable, switching } from '../../kit/web/switch-answers.ts'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers) => {
  const path = '/settings/connections'
  opened = await openPage(browser, { path, answers: { ...everything, ...switching, ...answers } })
  return opened.page
}
const openWith = (connection: object | undefined, more: Answers = {}) =>
  open({ 'GET /connections': connectionsOf(connection), ...more })
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

describe('after production', () => {
  const chooseEnvironment = async (page: Page) => {
    await page.getByRole('button', { name: 'Set Up New CRM Connection' }).click()
    await page.getByRole('button', { name: 'Connect Salesforce' }).click()
  }

  it('no sandbox can be chosen, and the page says why (S1)', async () => {
    const page = await open({ 'GET /connections': connectionsOf(undefined, { goneLive }) })
    await page.getByText('A sandbox can no longer be connected.').waitFor()
    await chooseEnvironment(page)

    expect(await page.getByRole('radio', { name: 'Sandbox' }).isDisabled()).toBe(true)
    await page.getByText('there is no way back to a sandbox').waitFor()
    await page.getByRole('button', { name: 'Authorize', exact: true }).click()
    const production = page.getByRole('radio', { name: 'Production' })
    await expect.poll(() => production.evaluate((radio) => radio.matches(':focus'))).toBe(true)
  })

  async function chooseProduction(headline: keyof typeof headlines, answers: Answers = {}): Promise<Page> {
    const page = await openWith(undefined, { 'GET /go-live': { json: headlines[headline] }, ...answers })
    await chooseEnvironment(page)
    await page.getByRole('radio', { name: 'Production' }).check()
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    return page
  }
  const confirm = (page: Page) =>
    page.getByRole('button', { name: 'I understand the consequences, connect production' })

  it('UX-A1 before that, an open checklist keeps production out and is one click away (S3)', async () => {
    const page = await chooseProduction('attention')
    await page.getByText('3 checks need attention').waitFor()
    expect(await confirm(page).isDisabled()).toBe(true)

    await page.getByRole('link', { name: 'See what is open on the go-live checklist' }).click()

    await page.getByRole('heading', { level: 1, name: 'Go live' }).waitFor()
  })

  it('UX-A1 production is confirmed by the name of the business, under what was not checked', async () => {
    const page = await chooseProduction('direct')
    const dialog = page.getByRole('dialog', { name: 'Connect production for good' })
    await dialog.getByLabel('Please type Northwind below to proceed').waitFor()
    const text = await dialog.innerText()
    for (const told of [
      'there is no way back',
      'Not checked',
      'Expected credits a day. Bo Ek continues without it: There is no sandbox of this org.',
      'Not applicable',
      'Delete the sandbox connection',
    ])
      expect(text).toContain(told)
    await dialog.getByLabel('Please type Northwind').fill('northwind')
    expect(await confirm(page).isDisabled()).toBe(true)
    await dialog.getByLabel('Please type Northwind').fill(' Northwind ')
    const [popUp] = await Promise.all([page.waitForEvent('popup'), confirm(page).click()])

    await popUp.waitForURL(handshake.authorizeUrl)
    expect(callsOf('POST /handshakes')[0]?.body).toEqual({ environment: 'production', businessName: ' Northwind ' })
  })

  it('UX-A1 says why the companion refused it, beside the choice', async () => {
    const refused = problem(409, 'The go-live checklist is not done')
    const answers = { ...refused, json: { ...Object(refused.json), code: 'GO_LIVE_OPEN' } }
    const page = await chooseProduction('ready', { 'POST /handshakes': answers })
    await page.getByLabel('Please type Northwind').fill('Northwind')
    await confirm(page).click()

    await page.getByText('The go-live checklist is not done: the remedy').waitFor()
    await page.getByRole('link', { name: 'See what is open on the go-live checklist' }).waitFor()
  })
})

describe('UX-B16 deleting production', () => {
  it.each([
    [live, 'from the production org', true],
    [stable, 'from the sandbox', false],
  ])('has words of its own', async (connection, question, onlyProduction) => {
    const page = await openWith(connection)
    await page.getByRole('button', { name: 'Delete the connection' }).click()

    const text = await page.getByRole('dialog', { name: 'Confirm deletion' }).innerText()
    expect(text).toContain(question)
    expect(text.includes('Afterwards only production can be connected.')).toBe(onlyProduction)
    expect(text).toContain('It usually takes less than a minute')
  })
})
