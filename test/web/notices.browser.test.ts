import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults } from '../kit/browser/axe.ts'
import { ada, everything, guest, problem, sessionOf, type Answers } from '../kit/web/answers.ts'
import { notices } from '../kit/web/credit-answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../kit/web/pages.ts'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers, path = '/notifications') =>
  (opened = await openPage(browser, { path, answers })).page
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

const SPENT = 'The org has no requests left'
const bellOf = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Notifications/ })
const bellNameOf = (page: Page) => bellOf(page).getAttribute('aria-label')
const itemOf = (page: Page, title: string) => page.getByRole('article').filter({ hasText: title })
const markOf = (page: Page, title: string) => page.getByRole('button', { name: `Mark as read: ${title}` })
const isFocused = (locator: Locator) => locator.evaluate((element) => element.matches(':focus'))
const textOf = async (locator: Locator) => (await locator.innerText()).replaceAll(/\s+/g, ' ')

/** The notices once some of them are read. */
const noticesWithout = (...read: string[]) => {
  const marked = notices.notices.map((notice) => ({ ...notice, read: notice.read || read.includes(notice.noticeId) }))
  return { json: { unread: marked.filter((notice) => !notice.read).length, notices: marked, next: null } }
}

/** A companion that takes notices as read. */
function marking(): Answers {
  const answers: Answers = { ...everything }
  answers['POST /notices/read'] = () => {
    const { body } = callsOf('POST /notices/read').at(-1) ?? {}
    const isAll = JSON.stringify(body) === '{}'
    answers['GET /notices'] = isAll ? noticesWithout('n1', 'n2') : noticesWithout('n2')
    return { status: 204 }
  }
  return answers
}

describe('the bell', () => {
  it.each([
    [2, 'Notifications, 2 unread', ['"2"']],
    [120, 'Notifications, 120 unread', ['"99+"']],
    [0, 'Notifications, none unread', []],
  ])('says on every page how many are unread: %s', async (unread, name, count) => {
    const page = await open({ ...everything, 'GET /notices': { json: { ...notices, unread } } }, '/settings/people')
    await expect.poll(() => bellNameOf(page)).toBe(name)
    const drawn = await bellOf(page)
      .locator('.count')
      .evaluateAll((counts) => counts.map((one) => getComputedStyle(one, '::before').content))
    expect(drawn).toEqual(count)
  })

  it('looks again every minute, and keeps its count while nothing answers', async () => {
    const answers: Answers = { ...everything, ...guest, 'POST /session': sessionOf(ada) }
    const page = await open(answers, '/sign-in')
    await page.clock.install()
    await page.getByLabel('Email').fill(ada.email)
    await page.getByLabel('Password').fill('long enough to be one')
    await page.keyboard.press('Enter')
    await expect.poll(() => bellNameOf(page)).toBe('Notifications, 2 unread')

    answers['GET /notices'] = noticesWithout('n2')
    await page.clock.runFor(60_000)
    await expect.poll(() => bellNameOf(page)).toBe('Notifications, 1 unread')
    answers['GET /notices'] = 'offline'
    await page.clock.runFor(60_000)

    await expect.poll(() => callsOf('GET /notices')).toHaveLength(3)
    expect(await bellNameOf(page)).toBe('Notifications, 1 unread')
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('UX-B2 opens a panel with two tabs, by the keyboard, and takes the focus back', async () => {
    const answers: Answers = { ...everything }
    const page = await open(answers, '/settings/people')
    await bellOf(page).focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog', { name: 'Notifications' })
    await panel.getByRole('article').first().waitFor()
    expect(await isFocused(panel.getByRole('heading', { level: 2, name: 'Notifications', exact: true }))).toBe(true)
    expect(callsOf('GET /notices').at(-1)?.query).toContain('unread=true')
    expect(await panel.getByRole('tab', { selected: true }).innerText()).toBe('Unread')

    await panel.getByRole('tab', { name: 'Unread' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => isFocused(panel.getByRole('tab', { name: 'All', selected: true }))).toBe(true)
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => isFocused(bellOf(page))).toBe(true)
    expect([await panel.count(), await bellOf(page).getAttribute('aria-expanded')]).toEqual([0, 'false'])
  })

  it('UX-B2 marks all as read in its panel, and leads to all', async () => {
    const page = await open(marking(), '/settings/people')
    await bellOf(page).click()
    const panel = page.getByRole('dialog', { name: 'Notifications' })
    await panel.getByRole('button', { name: 'Mark all as read' }).click()
    await expect.poll(() => bellNameOf(page)).toBe('Notifications, none unread')
    await panel.getByRole('link', { name: 'View all' }).click()
    await page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor()
    expect(await panel.count()).toBe(0)
    expect(await bellOf(page).getAttribute('aria-current')).toBe('page')
  })
})

describe('the notifications', () => {
  it('say what happened, how bad it is, what to do, when, and whether it was mailed', async () => {
    const page = await open(everything)
    const items = page.getByRole('article')
    await items.first().waitFor()
    expect(await items.count()).toBe(3)

    const spent = itemOf(page, SPENT)
    expect(await textOf(spent)).toMatch(/^Error .*New Salesforce refuses every call .+ Ask your Salesforce admin/)
    expect(await textOf(spent)).toMatch(
      /GMT\+[12] \(3 hours ago\) Not mailed: alerts were muted\. Open API usage Mark as read$/,
    )
    expect(await textOf(items.first())).toMatch(/^Warning 75 % .+ \(\d+ minutes ago\)/)
    expect(await textOf(items.last())).toMatch(
      /^Information 50 % of the daily limit is used 50,000 .+ \(2 days ago\) Open API usage$/,
    )
    expect(await items.last().getByRole('button').count()).toBe(0)
  })

  it('UX-A3 each have one button, which leads to where one acts on the cause', async () => {
    const page = await open(everything)
    await itemOf(page, '75 % of the daily limit').getByRole('link', { name: 'Change limit' }).click()
    await page.getByRole('heading', { level: 1, name: 'General' }).waitFor()
  })

  it('UX-A5 say when they were resolved, and are no errors then', async () => {
    const [, spent] = notices.notices
    const resolved = { ...notices, notices: [{ ...spent, resolvedAt: new Date().toISOString() }] }
    const page = await open({ ...everything, 'GET /notices': { json: resolved } })
    const item = itemOf(page, SPENT)
    await item.getByText(/^Resolved \d+:\d\d/).waitFor()
    expect(await textOf(item)).toMatch(/^Resolved /)
    expect(await textOf(item)).not.toContain('Error')
  })

  it('UX-F1 are filtered and read page by page', async () => {
    const page = await open({ ...everything, 'GET /notices': { json: { ...notices, next: 'n3' } } })
    await page.getByLabel('Severity').selectOption('Error')
    await page.getByRole('button', { name: 'Show more' }).click()
    await expect.poll(() => page.getByRole('article').count()).toBe(6)
    await expect.poll(() => isFocused(page.getByRole('article').nth(3).getByRole('heading'))).toBe(true)
    expect(opened.calls.at(-1)?.query).toContain('severity=error&after=n3')
  })

  it('UX-F2 are mailed as the reader chooses, and tested', async () => {
    const page = await open({
      ...everything,
      'PUT /notices/subscriptions/limit': { status: 204 },
      'POST /notices/test': { status: 204 },
    })
    expect(await page.getByRole('checkbox', { name: /^Connection/ }).isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: 'Daily CRM API limit' }).check()
    await page.getByText('Saved.').waitFor()
    expect(callsOf('PUT /notices/subscriptions/limit')).toMatchObject([{ body: { mailed: true } }])
    await page.getByRole('button', { name: 'Send a test notification' }).click()
    await page.getByText('A test notification is on its way to you.').waitFor()
  })

  it('are marked as read one by one, by the keyboard too; the focus goes on to the title', async () => {
    const page = await open(marking())
    await markOf(page, SPENT).focus()
    await page.keyboard.press('Enter')

    await expect.poll(() => bellNameOf(page)).toBe('Notifications, 1 unread')
    expect(callsOf('POST /notices/read')).toMatchObject([{ body: { noticeIds: ['n2'] }, csrfToken: 'csrf-1' }])
    expect(await markOf(page, SPENT).count()).toBe(0)
    await expect.poll(() => isFocused(itemOf(page, SPENT).getByRole('heading'))).toBe(true)
    expect(await page.getByRole('status').getByText('Marked as read.').count()).toBe(1)
    expect(await page.getByText('New', { exact: true }).count()).toBe(1)
  })

  it('are marked as read all at once', async () => {
    const page = await open(marking())
    const all = page.getByRole('button', { name: 'Mark all as read' })
    await all.click()

    await expect.poll(() => bellNameOf(page)).toBe('Notifications, none unread')
    expect(callsOf('POST /notices/read').map(({ body }) => body)).toEqual([{}])
    await expect.poll(() => all.count()).toBe(0)
    await expect.poll(() => isFocused(page.getByRole('article').first().getByRole('heading'))).toBe(true)
    expect(await page.getByRole('button', { name: /^Mark as read/ }).count()).toBe(0)
  })

  it('stay as they are when marking fails, and say why', async () => {
    const page = await open({ ...everything, 'POST /notices/read': problem(500, 'Something failed') })
    await markOf(page, SPENT).click()

    await page.getByText('Something failed: the remedy').waitFor()
    expect(await markOf(page, SPENT).count()).toBe(1)
    expect(await bellNameOf(page)).toBe('Notifications, 2 unread')
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0)
  })

  it('say that there are none', async () => {
    const page = await open({ ...everything, 'GET /notices': { json: { unread: 0, notices: [], next: null } } })
    await page.getByText('No notifications. Anything').waitFor()
    expect(await page.getByRole('button', { name: 'Mark all as read' }).count()).toBe(0)
  })

  it.each([
    ['a fault', problem(500, 'Something failed')],
    ['no connection', 'offline' as const],
  ])('say that they could not be read, and try again: %s', async (_, answer) => {
    const answers: Answers = { ...everything, 'GET /notices': answer }
    const page = await open(answers)
    await page.getByRole('alert').waitFor()
    expect(await page.getByText('No notifications. Anything').count()).toBe(0)

    answers['GET /notices'] = { json: notices }
    await page.getByRole('button', { name: 'Try again' }).click()

    await page.getByRole('article').first().waitFor()
    await expect.poll(() => bellNameOf(page)).toBe('Notifications, 2 unread')
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})
