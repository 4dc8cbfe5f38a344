import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../scripts/pages/labels.ts'
import { bo, everything, problem, sessionOf, type Answers } from '../../kit/web/answers.ts'
import { audited, entries, entry, unaudited } from '../../kit/web/audit-answers.ts'
import { openPage, startBrowser, type OpenedPage, type Visit } from '../../kit/web/pages.ts'

const BO = '0b7c9c1e-0000-4000-8000-000000000002'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers, visit: Partial<Visit> = {}) =>
  (opened = await openPage(browser, { path: '/settings/audit', answers, ...visit })).page
const queries = () =>
  opened.calls
    .filter(({ key }) => key === 'GET /audit')
    .map(({ query }) => Object.fromEntries(new URLSearchParams(query)))
const rows = (page: Page) => page.locator('tbody').getByRole('row')
const rowOf = (page: Page, text: string) =>
  rows(page)
    .filter({ has: page.getByRole('cell', { name: text, exact: true }) })
    .innerText()
const choice = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })
const day = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

describe('UX-B15 the page of the audit trail', () => {
  it('shows who did what, when in the time zone of the reader, and what it was about', async () => {
    const page = await open(audited)
    await page.getByRole('link', { name: 'Audit trail' }).click()
    await rows(page).first().waitFor()

    expect(await rows(page).count()).toBe(entries.length)
    expect(await rowOf(page, 'Signed in')).toMatch(
      /Mar 2, 2026, 11:30\sPM GMT\+1\s+Ada Lind\s+Signed in\s+ada@northwind/,
    )
    expect(await rowOf(page, 'Person invited')).toMatch(/Bo Ek\s+bo@northwind.example\s+User/)
    expect(await rowOf(page, 'Role changed')).toContain('from User to Admin')
    expect(await rowOf(page, 'Salesforce org paired')).toMatch(/Northwind UAT\s+Sandbox\s+00D5e000000abcdEAA/)
    expect(await rowOf(page, 'Daily CRM API Limit changed')).toContain('from 100,000 to 250,000')
    expect(await rowOf(page, 'Parity report read')).toContain('1 blocking difference, 4 warnings')
    expect(await rowOf(page, 'Difference accepted')).toMatch(/Region__c\s+Lead\s+Field type\s+Agreed with sales\./)
    expect(await rowOf(page, 'Continued without a check')).toMatch(
      /Parity report read\s+Blocking differences\s+Compared by hand\./,
    )
    await page.getByText('Entries are kept for 730 days.').waitFor()
  })

  it('names who acted without an account, and does not know who failed to sign in', async () => {
    const page = await open(audited)
    await rows(page).first().waitFor()
    expect(await rowOf(page, 'Sign-in failed')).toContain('Unknown')
    expect(await rowOf(page, 'Password link created')).toContain('Operator')
    expect(await rowOf(page, 'Key of a paired org replaced')).toContain('Salesforce org')
    expect(await rowOf(page, 'The connection began to fail')).toContain('Tollbridge')
  })

  it('shows the name of an action without words, and no value that it does not know', async () => {
    const page = await open(audited)
    await rows(page).first().waitFor()
    expect(await rowOf(page, 'of-a-newer-version')).not.toContain('hunter2')
    expect(await page.content()).not.toContain('hunter2')
  })

  it('asks for one person, one action or all of an area, and whole days of the reader', async () => {
    const page = await open(audited)
    await rows(page).first().waitFor()
    await choice(page, 'Person').selectOption('Bo Ek')
    await page.getByText('The list is updated.').waitFor({ state: 'attached' })
    await choice(page, 'Action').selectOption('Connections: all')
    await day(page, 'From').fill('2026-03-28')
    await day(page, 'To').fill('2026-03-29')
    await expect
      .poll(() => queries().at(-1))
      .toEqual({ person: BO, action: 'connection.', from: '2026-03-27T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' })
    const file = page.getByRole('link', { name: 'Download CSV' })
    await file.waitFor()
    const { pathname, searchParams } = new URL((await file.getAttribute('href')) ?? '', 'https://x.example')
    expect(pathname).toBe('/api/v1/audit.csv')
    expect(Object.fromEntries(searchParams)).toEqual(queries().at(-1))

    await choice(page, 'Action').selectOption('Deletion requested')
    await expect.poll(() => queries().at(-1)?.['action']).toBe('connection.deletion-requested')
  })

  it('refuses a first day after the last one, and asks for nothing', async () => {
    const page = await open(audited)
    await rows(page).first().waitFor()
    await day(page, 'To').fill('2026-03-01')
    await expect.poll(() => queries().length).toBe(2)
    await day(page, 'From').fill('2026-03-02')
    await page.getByText('“From” is later than “To”').waitFor()
    expect(await day(page, 'From').getAttribute('aria-invalid')).toBe('true')
    expect(queries()).toHaveLength(2)
  })

  it('shows more by the last entry that is shown, and moves the focus to the first of them', async () => {
    const older = entry(
      { action: 'tenant.added', by: null, after: { email: 'ada@northwind.example', by: 'operator' } },
      99,
    )
    const page = await open({
      ...audited,
      'GET /audit': ({ searchParams }) => ({
        json: searchParams.has('olderThan')
          ? { entries: [older], hasOlder: false, keptForDays: 730 }
          : { entries, hasOlder: true, keptForDays: 730 },
      }),
    })
    await page.getByRole('button', { name: 'Show more' }).press('Enter')
    await page.getByText('Account added').last().waitFor()
    expect(queries().at(-1)).toEqual({ olderThan: entries.at(-1)?.auditId })
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0)
    const added = rows(page).last().getByRole('rowheader')
    await expect.poll(() => added.evaluate((cell) => cell.matches(':focus'))).toBe(true)
  })

  it('says that there is nothing, or that nothing matches', async () => {
    const page = await open(unaudited)
    await page.getByText('There are no entries yet.').waitFor()
    await page.getByText('Entries are kept indefinitely.').waitFor()
    expect(await page.getByRole('link', { name: 'Download CSV' }).count()).toBe(0)
    await choice(page, 'Action').selectOption('Signed in')
    await page.locator('p.empty', { hasText: 'No entries match these filters.' }).waitFor()
  })

  it('says why it could not be read, keeps nothing of another filter, and tries again', async () => {
    const answers: Answers = { ...audited, 'GET /audit': problem(503, 'Database away') }
    const page = await open(answers)
    await page.getByRole('alert').getByText('Database away', { exact: true }).waitFor()
    answers['GET /audit'] = audited['GET /audit'] ?? 'offline'
    await page.getByRole('button', { name: 'Try again' }).click()
    await rows(page).first().waitFor()

    answers['GET /audit'] = 'offline'
    await choice(page, 'Person').selectOption('Bo Ek')
    await page.getByRole('alert').waitFor()
    expect(await rows(page).count()).toBe(0)
  })

  it('is neither linked for a user nor read by one', async () => {
    const page = await open({ ...audited, 'GET /session': sessionOf(bo) })
    await page.getByText('Only an admin can see the audit trail.').waitFor()
    expect(await page.locator('frame-side-nav a[href="/settings/people"]').count()).toBe(1)
    expect(await page.locator('frame-side-nav a[href="/settings/audit"]').count()).toBe(0)
    expect(opened.calls.filter(({ key }) => key.startsWith('GET /audit'))).toEqual([])
  })

  it('says why, where the reader is no admin any more', async () => {
    const refused = problem(403, 'Only admins can do this')
    const page = await open({ ...everything, 'GET /audit': refused, 'GET /audit/people': refused })
    await page.getByRole('alert').getByText('Only admins can do this', { exact: true }).waitFor()
  })

  it.each(LANGUAGES)('speaks the language of the reader, and fits a phone: %s', async (language) => {
    const page = await open(audited, { language, viewport: { width: 320, height: 640 } })
    await rows(page).first().waitFor()
    const [scrollWidth, clientWidth] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect(scrollWidth).toBe(clientWidth)
    expect(await page.locator('body').innerText()).not.toMatch(/\b(web|golive|parity)\.\w+\./)
  })
})
