import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bo, everything, problem, sessionOf, type Answers } from '../kit/web/answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../kit/web/pages.ts'
import { goLive, goneLive, headlines } from '../kit/web/go-live-answers.ts'
import { switching } from '../kit/web/switch-answers.ts'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers = {}) => {
  const path = '/settings/go-live'
  opened = await openPage(browser, { path, answers: { ...everything, ...switching, ...answers } })
  return opened.page
}
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)
const checkOf = (page: Page, name: string) => page.getByRole('article', { name })
const asIn = (headline: keyof typeof headlines) => ({ 'GET /go-live': { json: headlines[headline] } })

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

describe('the go-live checklist', () => {
  it('shows each check with its state in a word, its facts, what to do and where', async () => {
    const page = await open()

    const check = checkOf(page, 'Daily limit and production')
    await check.waitFor()
    const text = await check.innerText()
    for (const told of ['Warning', '250,000 credits', '115,000 API requests', 'Lower the daily limit'])
      expect(text).toContain(told)
    await check.getByRole('link', { name: 'Go to CRM > General' }).click()
    await page.getByRole('heading', { level: 1, name: 'General' }).waitFor()
  })

  it('has nothing to tick', async () => {
    const page = await open()

    await checkOf(page, 'Blocking differences').waitFor()
    expect(await page.locator('main').getByRole('checkbox').count()).toBe(0)
  })

  it('leads from the open differences to the report that has them', async () => {
    const page = await open()

    await checkOf(page, 'Blocking differences').getByRole('link').click()

    await page.getByRole('heading', { level: 1, name: 'Parity report of' }).waitFor()
  })

  it('names the rights that the integration user lacks, and reads them again at one credit', async () => {
    const page = await open({ 'POST /go-live/permissions': { json: {} } })
    const check = checkOf(page, 'Permissions of the integration user')
    await check.waitFor()
    expect(await check.innerText()).toMatch(/Missing\s+View and Edit Converted Leads/)
    expect(await check.innerText()).toContain('Account.bizible2__Engagement_Score__c')

    await check
      .getByRole('button', { name: 'Check the permissions of the integration user now (usually 1 credit)' })
      .click()

    await page.getByText('The permissions were checked.').waitFor({ state: 'attached' })
    expect(callsOf('POST /go-live/permissions')).toHaveLength(1)
    expect(callsOf('GET /go-live').length).toBeGreaterThan(1)
  })

  it('keeps the steps closed while a check is open (S3)', async () => {
    const page = await open()

    await page.getByText('Available when every check has passed or has an answer.').first().waitFor()
    expect(await page.getByRole('link', { name: 'Delete the sandbox connection' }).count()).toBe(0)
  })

  it('opens the first step when no check is open, and the second once the sandbox is gone', async () => {
    const page = await open(asIn('ready'))
    await page.getByRole('link', { name: 'Delete the sandbox connection' }).waitFor()
    expect(await page.getByRole('link', { name: 'Connect production' }).count()).toBe(0)

    await opened.context.route('**/api/v1/go-live', (route) =>
      route.fulfill({ json: { ...headlines.ready, steps: { deleteSandbox: 'done', connectProduction: 'next' } } }),
    )
    await page.reload()

    await page.getByRole('link', { name: 'Connect production' }).click()
    await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
  })

  it('says since when the account is live', async () => {
    const page = await open({ 'GET /go-live': { json: { ...goLive, environment: 'production', goneLive } } })

    await page.getByText(/You are live: connected to production \(00DHs0000000001MAA\) since Mar 2, 2026/).waitFor()
    expect(await page.getByRole('article').count()).toBe(0)
  })

  it('UX-A1 continues without a check for a reason, and withdraws that', async () => {
    const page = await open({ ...asIn('unchecked'), 'PUT /go-live/unchecked/snapshots-off': { status: 204 } })
    await checkOf(page, 'Daily limit and production').getByRole('button', { name: 'Continue without' }).click()
    const dialog = page.getByRole('dialog', { name: 'Continue without this check' })
    await dialog.getByRole('button', { name: 'Continue without' }).click()
    await dialog.getByText('Give a reason of at least 10 characters.').waitFor()
    await dialog.getByLabel('Why can you continue without it?').fill('Production allows a million a day.')
    await dialog.getByRole('button', { name: 'Continue without' }).click()

    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    expect(callsOf('PUT /go-live/unchecked/snapshots-off')[0]?.body).toEqual({
      reason: 'Production allows a million a day.',
    })
  })

  it('UX-A1 goes to production directly only after a warning and a reason', async () => {
    const page = await open({ ...asIn('not-started'), 'PUT /go-live/unchecked/no-sandbox': { status: 204 } })
    await page.getByText('Not applicable: there never was a sandbox connection.').waitFor()
    expect(await page.getByRole('button', { name: 'Continue without' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Go directly to production' }).click()
    const dialog = page.getByRole('dialog', { name: 'Go directly to production?' })
    expect(await dialog.innerText()).toContain('This is not recommended.')
    expect(await dialog.getByRole('listitem').count()).toBe(5)
    await dialog.getByLabel('Why can you continue without it?').fill('There is no sandbox of this org.')
    await dialog.getByRole('button', { name: 'Go directly to production' }).click()

    await expect.poll(() => callsOf('PUT /go-live/unchecked/no-sandbox').length).toBe(1)
  })

  it('UX-A1 says who continues without a check, and withdraws it', async () => {
    const page = await open({ ...asIn('direct'), 'DELETE /go-live/unchecked/no-sandbox': { status: 204 } })
    const check = checkOf(page, 'Expected credits a day')
    await check.getByText('Bo Ek continues without this').waitFor()
    expect(await check.innerText()).toContain('Could not be checked')
    await check.getByRole('button', { name: 'Withdraw the answer' }).click()

    await expect.poll(() => callsOf('DELETE /go-live/unchecked/no-sandbox').length).toBe(1)
  })

  it('UX-A4 leads to the place where a remedy is applied', async () => {
    const page = await open(asIn('unchecked'))
    const check = checkOf(page, 'Daily limit and production')
    await check.getByText('Production is paired, but has not reported its API usage').waitFor()
    await check.getByRole('link', { name: 'Go to Salesforce orgs' }).click()

    await page.getByRole('heading', { level: 1, name: 'Salesforce orgs' }).waitFor()
  })

  it('lets a user look, and read nothing', async () => {
    const page = await open({ 'GET /session': sessionOf(bo) })

    await page.getByText('Only an admin can check permissions').waitFor()
    expect(await page.locator('main').getByRole('button').count()).toBe(0)
  })

  it('tells why it could not be read, and tries again', async () => {
    const page = await open({ 'GET /go-live': problem(503, 'The database is away') })
    await page.getByText('The database is away: the remedy').waitFor()
    await opened.context.route('**/api/v1/go-live', (route) => route.fulfill({ json: goLive }))

    await page.getByRole('button', { name: 'Try again' }).click()

    await checkOf(page, 'Blocking differences').waitFor()
  })
})
