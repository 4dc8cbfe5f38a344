import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bo, everything, problem, sessionOf, type Answers } from '../kit/web/answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../kit/web/pages.ts'
import { goLive, goneLive, switching } from '../kit/web/switch-answers.ts'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers = {}) => {
  const path = '/settings/go-live'
  opened = await openPage(browser, { path, answers: { ...everything, ...switching, ...answers } })
  return opened.page
}
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)
const checkOf = (page: Page, name: string) => page.getByRole('article', { name })
const ready = { ...goLive, checks: goLive.checks.map((check) => ({ ...check, state: 'done', remedy: null })) }

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
    for (const told of ['Worth a look', '250,000 credits', '115,000 API requests', 'Lower the daily limit'])
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

    await check.getByRole('button', { name: 'Read the permissions of the integration user now (1 credit)' }).click()

    await page.getByText('The permissions were read.').waitFor({ state: 'attached' })
    expect(callsOf('POST /go-live/permissions')).toHaveLength(1)
    expect(callsOf('GET /go-live').length).toBeGreaterThan(1)
  })

  it('keeps the steps closed while a check is open (S3)', async () => {
    const page = await open()

    await page.getByText('When no check is open any more.').first().waitFor()
    expect(await page.getByRole('link', { name: 'Delete the sandbox connection' }).count()).toBe(0)
  })

  it('opens the first step when no check is open, and the second once the sandbox is gone', async () => {
    const page = await open({ 'GET /go-live': { json: ready } })
    await page.getByRole('link', { name: 'Delete the sandbox connection' }).waitFor()
    expect(await page.getByRole('link', { name: 'Connect production' }).count()).toBe(0)

    await opened.context.route('**/api/v1/go-live', (route) => route.fulfill({ json: { ...ready, environment: null } }))
    await page.reload()

    await page.getByRole('link', { name: 'Connect production' }).click()
    await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
  })

  it('says since when the account is live', async () => {
    const page = await open({ 'GET /go-live': { json: { ...goLive, environment: 'production', goneLive } } })

    await page.getByText(/You are live: connected to production \(00DHs0000000001MAA\) since Mar 2, 2026/).waitFor()
    expect(await page.getByRole('article').count()).toBe(0)
  })

  it('accepts a reason for a missing comparison (S3)', async () => {
    const [parity, ...others] = goLive.checks
    const checks = [{ ...parity, facts: { ...parity?.facts, reportId: null } }, ...others]
    const page = await open({
      'GET /go-live': { json: { ...goLive, checks } },
      'PUT /parity/accepted/no-report': { status: 204 },
    })

    await page.getByRole('button', { name: 'Go live without a comparison' }).click()
    await page.getByLabel('Why can it stay?').fill('There never was a sandbox of this org.')
    await page.getByRole('button', { name: 'Accept the difference' }).click()

    await expect.poll(() => callsOf('PUT /parity/accepted/no-report').length).toBe(1)
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })

  it('lets a user look, and read nothing', async () => {
    const page = await open({ 'GET /session': sessionOf(bo) })

    await page.getByText('only an admin can read permissions').waitFor()
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
