import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { everything, problem, type Answers } from '../../kit/web/answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'
import { switching } from '../../kit/web/switch-answers.ts'

let browser: Browser
let opened: OpenedPage
const openReport = async (answers: Answers = {}) => {
  const all = { ...everything, ...switching, ...answers }
  opened = await openPage(browser, { path: '/settings/parity/report?id=r1', answers: all })
  return opened.page
}
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)
const rowOf = (page: Page, name: string) => page.getByRole('row', { name })
const shown = (page: Page, text: string) => page.getByRole('status').getByText(text, { exact: true }).waitFor()

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

describe('the blocking differences of a parity report', () => {
  it('UX-B4 counts no accepted difference as blocking, and shows no red for it', async () => {
    const page = await openReport()
    const row = page.getByRole('row', { name: /LegacyId__c/ })
    await row.waitFor()
    expect(await row.locator('.severity').innerText()).toBe('Accepted')
    expect(await page.locator('.count_blocking').innerText()).toMatch(/Blocking\s+3/)
  })

  it('UX-B4 shows what blocks and is not accepted first, across objects', async () => {
    const page = await openReport()
    await rowOf(page, 'OpportunityStage').waitFor()
    expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      'Blocking, not accepted',
      'Other differences',
    ])
    expect(await page.locator('[data-row]').allInnerTexts()).toEqual([
      'Region__c',
      'Score__c',
      'OpportunityStage',
      'LegacyId__c',
      'Tier__c',
    ])
  })

  it('UX-B4 accepts many at once, with one reason, one dialogue and one request', async () => {
    const page = await openReport({ 'PUT /parity/accepted': { status: 204 } })
    await page.getByRole('button', { name: 'Select all' }).click()
    await page.getByRole('checkbox', { name: 'Select Score__c' }).uncheck()
    await page.getByText('2 of 3 blocking differences selected').waitFor()
    await page.getByRole('button', { name: 'Accept selected' }).click()

    const dialog = page.getByRole('dialog', { name: 'Accept 2 blocking differences' })
    const list = page.getByRole('list', { name: 'Differences to accept' })
    await list.waitFor()
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual(['Lead · Region__c', 'Opportunity · OpportunityStage']) // prettier-ignore
    await dialog.getByLabel('Why can they stay?').fill('The release of June brings both.')
    await dialog.getByRole('button', { name: 'Accept 2 differences' }).click()

    await shown(page, '2 differences are accepted.')
    await page.getByText('0 of 1 blocking difference selected').waitFor()
    expect(callsOf('PUT /parity/accepted').map(({ body }) => body)).toEqual([
      { reportId: 'r1', differences: ['d1', 'd5'], reason: 'The release of June brings both.' },
    ])
  })

  it('UX-B4 accepts only what a filter shows, and says which difference has changed since', async () => {
    const page = await openReport({ 'PUT /parity/accepted': problem(409, 'A difference has changed') })
    await page.getByRole('button', { name: 'Select all' }).click()
    await page.getByLabel('Object', { exact: true }).selectOption('Opportunity')
    await page.getByText('1 of 1 blocking difference selected').waitFor()
    await page.getByRole('button', { name: 'Accept selected' }).click()
    await page.getByLabel('Why can it stay?').fill('The release of June brings it.')
    await page.getByRole('button', { name: 'Accept the difference' }).click()

    await page.getByRole('dialog').getByText('A difference has changed: the remedy').waitFor()
    expect(callsOf('PUT /parity/accepted').map(({ body }) => body)).toEqual([
      { reportId: 'r1', differences: ['d5'], reason: 'The release of June brings it.' },
    ])
  })

  it('UX-B4 leads on to the checklist', async () => {
    const page = await openReport()
    await page.getByRole('link', { name: 'Next: Checklist' }).click()
    await page.waitForURL('**/settings/go-live')
  })

  it('takes a reason before a blocking difference is accepted (S3)', async () => {
    const page = await openReport({ 'PUT /parity/accepted': { status: 204 } })
    await page.getByText('3 blocking differences are not accepted.').waitFor()
    await page.getByRole('button', { name: 'Accept Region__c' }).click()
    await page.getByText('in the name of Ada Lind').waitFor()

    await page.getByRole('button', { name: 'Accept the difference' }).click()
    await page.getByText('Give a reason of at least 10 characters.').waitFor()
    await page.getByLabel('Why can it stay?').fill(' The field is not used. ')
    await page.getByRole('button', { name: 'Accept the difference' }).click()

    await page.getByText('2 blocking differences are not accepted.').waitFor()
    expect(callsOf('PUT /parity/accepted').map(({ body }) => body)).toEqual([
      { reportId: 'r1', differences: ['d1'], reason: 'The field is not used.' },
    ])
    expect(await rowOf(page, 'Region__c').innerText()).toMatch(/Accepted by Ada Lind on .+\s+The field is not used/)
  })

  it('lets an acceptance be withdrawn', async () => {
    const page = await openReport({ 'DELETE /parity/accepted/d3': { status: 204 } })

    await page.getByRole('button', { name: 'Withdraw the acceptance of LegacyId__c' }).click()

    await page.getByText('4 blocking differences are not accepted.').waitFor()
  })
})
