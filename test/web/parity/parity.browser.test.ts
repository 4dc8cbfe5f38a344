import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bo, everything, problem, sessionOf, type Answers } from '../../kit/web/answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'
import { differences, largeReport, orgs, report, switching } from '../../kit/web/switch-answers.ts'

let browser: Browser
let opened: OpenedPage
const open = async (path: string, answers: Answers = {}) => {
  opened = await openPage(browser, { path, answers: { ...everything, ...switching, ...answers } })
  return opened.page
}
const complete = {
  unknown: { sandbox: [], production: [] },
  apiVersions: { sandbox: '67.0', production: '67.0' },
}
const openReport = (answers: Answers = {}) => open('/settings/parity/report?id=r1', answers)
const rowOf = (page: Page, name: string) => page.getByRole('row', { name })
const shown = (page: Page, text: string) => page.getByRole('status').getByText(text, { exact: true }).waitFor()

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

describe('the page that compares', () => {
  it('tells of both orgs how old what it knows is, and where that came from', async () => {
    const page = await open('/settings/parity')

    const sides = page.getByRole('list', { name: 'The orgs that are compared' })
    await sides.waitFor()
    expect(await sides.innerText()).toMatch(/Northwind UAT[\s\S]+Retrieved over the connection 2 hours ago/)
    expect(await sides.innerText()).toMatch(/Northwind\s[\s\S]+Sent by the package in the org 30 hours ago/)
  })

  it('reads the connected org at one credit, and says whether it changed', async () => {
    const organizationId = orgs.orgs[0]?.organizationId
    const page = await open('/settings/parity', {
      'POST /parity/fingerprints': { status: 201, json: { organizationId, unchanged: true, unknown: [] } },
    })

    await page.getByRole('button', { name: 'Retrieve the connected org now (usually 1 credit)' }).click()

    await page.getByText('Northwind UAT was retrieved. Nothing has changed since the last time.').waitFor()
  })

  it('goes to the report that it made', async () => {
    const page = await open('/settings/parity', { 'POST /parity/reports': { status: 201, json: { reportId: 'r1' } } })

    await page.getByRole('button', { name: 'Compare' }).click()

    await page.getByRole('heading', { level: 1, name: 'Parity report of' }).waitFor()
    expect(new URL(page.url()).search).toBe('?id=r1')
  })

  it('says what is missing before two orgs are known', async () => {
    const page = await open('/settings/parity', { 'GET /parity/fingerprints': { json: { orgs: [] } } })

    await page.getByText('No data about production yet.').waitFor()
    expect(await page.getByRole('button', { name: 'Compare' }).isDisabled()).toBe(true)
  })

  it('lets a user look, and read no org', async () => {
    const page = await open('/settings/parity', { 'GET /session': sessionOf(bo) })

    await page.getByText('Only an admin can retrieve an org').waitFor()
    expect(await page.locator('main').getByRole('button').count()).toBe(0)
  })

  it('tells why an org could not be read', async () => {
    const page = await open('/settings/parity', { 'POST /parity/fingerprints': problem(409, 'Credits are short') })

    await page.getByRole('button', { name: 'Retrieve the connected org now' }).click()

    await page.getByText('Credits are short: the remedy').waitFor()
  })

  it('UX-A3 leads to where the remedy of a refusal is applied', async () => {
    const lost = problem(409, 'Authorization required', { code: 'AUTHORIZATION_REQUIRED' })
    const page = await open('/settings/parity', { 'POST /parity/fingerprints': lost })
    await page.getByRole('button', { name: 'Retrieve the connected org now' }).click()
    await page.getByRole('alert').getByRole('link', { name: 'Go to Connections' }).click()

    await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
  })
})

describe('a parity report', () => {
  it('shows every difference with both sides, what to do, and the way into Setup', async () => {
    const page = await openReport()

    const row = rowOf(page, 'Region__c')
    await row.waitFor()
    const text = await row.innerText()
    for (const told of ['Blocking', 'Field missing in the sandbox', 'Missing', 'Text(80)', 'Deploy it to the sandbox'])
      expect(text).toContain(told)
    const link = page.getByRole('link', { name: 'Open in Setup: Region__c' })
    expect(await link.getAttribute('href')).toBe(differences[0]?.setupUrl)
    expect(await rowOf(page, 'Tier__c').innerText()).toContain('Not visible to this user')
  })

  it('K6: shows by which API version each org was read, and says when they differ', async () => {
    const page = await openReport()
    await page.getByText('API version 68.0').waitFor()
    await page.getByText('API version 67.0').waitFor()
    await page.getByText('The two orgs were retrieved with different API versions').waitFor()

    const apiVersions = { sandbox: '67.0', production: null }
    const other = await openReport({ 'GET /parity/reports/r1': { json: { ...report, apiVersions } } })
    await other.getByText('API version unknown').waitFor()
    expect(await other.getByText('with different API versions').count()).toBe(0)
  })

  it('names the unread parts, so that they do not look equal', async () => {
    const page = await openReport()

    await page.getByText('Not compared, because Northwind did not provide them: flows.').waitFor()
    await page.getByText('The org did not provide them to its package').waitFor()
    expect(await page.getByText('Salesforce did not provide them').count()).toBe(0)
  })

  it('says why, once for each reason: the user may not see it, or no package can', async () => {
    const unknown = { sandbox: ['Case', 'flows'], production: ['flows', 'rules'] }
    const page = await openReport({ 'GET /parity/reports/r1': { json: { ...report, unknown } } })

    await page.getByText('Not compared, because Northwind UAT did not provide them: Case, flows.').waitFor()
    for (const why of [
      'Salesforce did not provide them',
      'cannot retrieve validation rules',
      'did not provide them to its package',
    ])
      expect(await page.getByText(why).count()).toBe(1)
  })

  it('UX-B5 shows a dash with a meaning where an org has no value beyond the other', async () => {
    const line = { ...differences[0], kind: 'picklist-values', name: 'Rating' }
    const words = {
      sandbox: { text: '+ "Unknown"', spoken: null },
      production: { text: '–', spoken: 'No additional values' },
    }
    const page = await openReport({
      'GET /parity/reports/r1': { json: { ...report, differences: [{ ...line, words }] } },
    })
    const cells = rowOf(page, 'Rating').getByRole('cell')
    await cells.first().waitFor()
    expect(await cells.nth(0).innerText()).toBe('+ "Unknown"')
    expect(await cells.nth(1).ariaSnapshot()).toContain('No additional values')
    expect(await cells.nth(1).ariaSnapshot()).not.toContain('–')
  })

  it('says what is new and what is gone since the report before', async () => {
    const page = await openReport()

    await rowOf(page, 'Score__c').getByText('New', { exact: true }).waitFor()
    await page.getByText('1 difference is gone since the report before').click()
    await page.getByText('Case · Channel__c').waitFor()
  })

  it.each([
    ['Severity', 'Warning', ['Tier__c']],
    ['Object', 'Opportunity', ['OpportunityStage']],
    ['Kind', 'Number of digits', ['Score__c']],
    ['State', 'New since the last report', ['Score__c']],
    ['State', 'Accepted', ['LegacyId__c']],
  ])('is narrowed down by %s: %s', async (filter, value, names) => {
    const page = await openReport()

    await page.getByLabel(filter, { exact: true }).selectOption(value)

    await shown(page, '1 of 5 differences')
    for (const name of names) expect(await rowOf(page, name).count()).toBe(1)
  })

  it('is searched by names and values, every word of it', async () => {
    const page = await openReport()

    await page.getByLabel('Search names and values').fill('lead 18,2')

    await shown(page, '1 of 5 differences')
    expect(await rowOf(page, 'Score__c').count()).toBe(1)
  })

  it('is marked as read, and downloaded as CSV', async () => {
    const page = await openReport({ 'POST /parity/reports/r1/read': { status: 204 } })
    const csv = page.getByRole('link', { name: 'Download CSV' })
    expect(await csv.getAttribute('href')).toBe('/api/v1/parity/reports/r1.csv')

    await page.getByRole('button', { name: 'Mark as reviewed' }).click()

    await page.getByText(/^Reviewed by Ada Lind on/).waitFor()
  })

  it('lets a user look, and accept nothing', async () => {
    const page = await openReport({ 'GET /session': sessionOf(bo) })

    await rowOf(page, 'Region__c').waitFor()
    expect(await page.getByRole('button', { name: /^Accept|^Withdraw|^Mark/ }).count()).toBe(0)
  })

  it('says so when nothing differs, or when it cannot be read', async () => {
    const answers: Answers = { 'GET /parity/reports/r1': problem(500, 'Something failed') }
    const page = await openReport({ ...answers })
    await page.getByText('Something failed: the remedy').waitFor()
    await opened.context.route('**/parity/reports/r1', (route) =>
      route.fulfill({ json: { ...report, ...complete, differences: [], gone: [] } }),
    )

    await page.getByRole('button', { name: 'Try again' }).click()

    await page.getByText('The two orgs do not differ.').waitFor()
  })

  it('goes on paper with everything in it, and without the navigation', async () => {
    const page = await openReport({ 'GET /parity/reports/r1': { json: largeReport(600) } })
    await page.getByRole('row').first().waitFor()
    await page.evaluate(() => {
      window.print = () => {
        document.body.setAttribute('data-printed', '')
      }
    })

    await page.getByRole('button', { name: 'Print' }).click()
    await page.locator('body[data-printed]').waitFor()
    await page.emulateMedia({ media: 'print' })

    expect(await page.locator('tbody tr').count()).toBe(600)
    for (const frame of ['banner', 'navigation', 'search'] as const)
      expect(await page.getByRole(frame).filter({ visible: true }).count()).toBe(0)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await expect.poll(() => page.locator('tbody tr').count()).toBeLessThan(200)
  })
})

describe('a report of 10,000 differences', () => {
  const COUNT = 10_000

  it('is searched as a person types', async () => {
    const page = await open('/settings/parity/report?id=r1', { 'GET /parity/reports/r1': { json: largeReport(COUNT) } })

    await page.getByRole('searchbox').pressSequentially('field_99')

    await shown(page, '111 of 10,000 differences')
  })

  it('is shown page by page, with the focus on the first difference that came', async () => {
    const page = await open('/settings/parity/report?id=r1', { 'GET /parity/reports/r1': { json: largeReport(COUNT) } })
    await page.getByRole('row').first().waitFor()
    expect(await page.locator('tbody tr').count()).toBe(60)

    await page.getByRole('button', { name: 'Show 100 more of Lead (1,657 left)' }).press('Enter')

    await expect.poll(() => page.locator('tbody tr').count()).toBe(160)
    await expect.poll(() => page.locator('[data-row]:focus').count()).toBe(1)
  })
})
