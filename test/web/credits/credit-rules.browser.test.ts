import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { credits, everything, problem, type Answers } from '../../kit/web/answers.ts'
import { audit, settings } from '../../kit/web/credit-answers.ts'
import { describedBy, openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'

const HOUR = 3_600_000
const fromNow = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString()
const midnight = new Date(new Date().setUTCHours(24, 0, 0, 0)).toISOString()

const settingsWith = (changes: object) => ({ json: { ...settings, ...changes } })
const saving: Answers = { ...everything, 'PATCH /credits/settings': settingsWith({ version: 4 }) }

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers) => (opened = await openPage(browser, { path: '/settings/general', answers })).page
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)
const sent = () => callsOf('PATCH /credits/settings').map(({ body }) => body)

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

const unlock = (page: Page, setting: string) => page.getByRole('button', { name: `Unlock ${setting}` }).click()
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()
const whenSaved = (page: Page) => page.getByText('Saved and locked again.').waitFor()
const isFocused = (locator: Locator) => locator.evaluate((element) => element.matches(':focus'))
const hourOf = (page: Page) => page.getByLabel('Window resets at', { exact: true })
const shareOf = (page: Page, consumer: string) => page.getByLabel(`Allocation for ${consumer} (%)`)

describe('the batch size', () => {
  it('says what each choice costs, and is saved', async () => {
    const page = await open(saving)
    const size = page.getByLabel('CRM Export Batch Size', { exact: true })
    await size.waitFor()
    expect(await size.getByRole('option').allInnerTexts()).toEqual([
      '25 (4,000 credits for 100,000 records)',
      '50 (2,000 credits for 100,000 records)',
      '100 (1,000 credits for 100,000 records)',
      '200 (500 credits for 100,000 records)',
    ])
    expect(await size.inputValue()).toBe('200')

    await unlock(page, 'CRM Export Batch Size')
    await size.selectOption('50')
    await save(page)

    await whenSaved(page)
    expect(sent()).toEqual([{ version: 3, exportBatchSize: 50 }])
  })
})

describe('the reset hour', () => {
  const untilMidnight = { 'GET /credits/window': { json: { ...credits, windowEnd: midnight } } }

  it('is chosen by the clock of the reader, and says the hour of UTC beside it', async () => {
    const page = await open(everything)
    await hourOf(page).waitFor()
    const hours = await hourOf(page).getByRole('option').allInnerTexts()
    expect(hours).toHaveLength(24)
    expect(hours[0]).toMatch(/^12:00\sAM \(1[01]:00\sPM UTC\)$/)
    expect(await describedBy(hourOf(page))).toContain('Times are in your time zone, Europe/Stockholm.')
  })

  it('says before it is saved what comes: one shorter window, with credits in proportion', async () => {
    const page = await open({ ...saving, ...untilMidnight })
    await unlock(page, 'Window resets at')
    await hourOf(page).selectOption('18')

    await page.getByText('One shorter window of 18 hours follows, with 75,000 credits in proportion.').waitFor()
    await save(page)
    await whenSaved(page)
    expect(sent()).toEqual([{ version: 3, resetHour: 18 }])
  })

  it('says afterwards that the change is coming, and what holds until then', async () => {
    const coming = settingsWith({ comingResetHour: { resetHour: 18, from: midnight } })
    const page = await open({ ...everything, ...untilMidnight, 'GET /credits/settings': coming })

    await page.getByText(/A change is coming: from .+, windows start at [78]:00 PM \(6:00 PM UTC\)\./).waitFor()
    await page.getByText(/Until then they start at [12]:00 AM \(12:00 AM UTC\)\./).waitFor()
    expect(await hourOf(page).inputValue()).toBe('18')
  })
})

describe('who may use how much', () => {
  it('caps the share of a consumer, says what that is in credits, and takes a cap away', async () => {
    const page = await open({ ...saving, 'GET /credits/settings': settingsWith({ shares: { import: 25 } }) })
    await shareOf(page, 'Import').waitFor()
    expect(await shareOf(page, 'Import').inputValue()).toBe('25')
    expect(await describedBy(shareOf(page, 'Comparing orgs'))).toBe('no cap')
    expect(await shareOf(page, 'Comparing orgs').isEditable()).toBe(false)

    await unlock(page, 'Allocation by activity')
    await shareOf(page, 'Comparing orgs').fill('40')
    expect(await describedBy(shareOf(page, 'Comparing orgs'))).toBe('at most 40,000 credits')
    await shareOf(page, 'Import').fill('')
    await save(page)

    await whenSaved(page)
    expect(sent()).toEqual([{ version: 3, shares: { parity: 40 } }])
  })

  it('UX-B14 lists the kinds of work that exist, with what each used, and a total', async () => {
    const byConsumer = [{ consumer: 'parity', credits: 7 }]
    const page = await open({
      ...everything,
      'GET /credits/settings': settingsWith({ shares: { parity: 30, status: 5 } }),
      'GET /credits/window': { json: { ...credits, byConsumer } },
    })
    const shares = page.locator('credits-shares-setting')
    await shares.getByText('7 used in this window', { exact: true }).waitFor()
    expect(await shares.locator('.name').allInnerTexts()).toEqual([
      'Connecting to Salesforce',
      'Comparing orgs',
      'Checking the connection',
    ])
    expect(await shares.locator('.total').innerText()).toBe('Total: 35% allocated, 7 used in this window')
  })

  it.each([
    {
      name: 'Allocation for Comparing orgs (%)',
      typed: '101',
      fault: 'Enter a whole number from 1 to 100, or leave it empty.',
    },
    { name: 'Org reserve', typed: '51', fault: 'Enter a whole number from 0 to 50.' },
    { name: 'Spike alert', typed: '', fault: 'Enter a whole number from 1 to 100.' },
  ])('asks for a number that makes sense before anything is sent: $name', async ({ name, typed, fault }) => {
    const page = await open(saving)
    const field = page.getByLabel(name, { exact: true })
    await unlock(page, name.startsWith('Allocation for') ? 'Allocation by activity' : name)
    await field.fill(typed)
    await save(page)

    await expect.poll(() => describedBy(field)).toContain(fault)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => isFocused(field)).toBe(true)
    expect(sent()).toEqual([])
  })

  it('keeps a part of the org for others, and saves it with whatever else was changed', async () => {
    const page = await open(saving)
    await unlock(page, 'Org reserve')
    await page.getByLabel('Org reserve', { exact: true }).fill('15')
    await unlock(page, 'Spike alert')
    await page.getByLabel('Spike alert', { exact: true }).fill('35')
    await save(page)

    await whenSaved(page)
    expect(sent()).toEqual([{ version: 3, orgFloorPercent: 15, jumpPoints: 35 }])
  })
})

describe('the alert levels', () => {
  it('are removed and added, by the keyboard too, and sent in order', async () => {
    const page = await open(saving)
    await unlock(page, 'Alert levels')
    await page.getByRole('button', { name: 'Remove 90%' }).click()
    const added = page.getByLabel('New alert level, in percent')
    await expect.poll(() => isFocused(added)).toBe(true)
    await page.keyboard.type('80')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove 80%' }).waitFor()
    expect(await added.inputValue()).toBe('')
    await save(page)

    await whenSaved(page)
    expect(sent()).toEqual([{ version: 3, alertLevels: [50, 75, 80, 100] }])
    expect(await page.getByRole('button', { name: /^Remove \d+%/ }).count()).toBe(0)
  })

  it('take up what was typed and not added, and refuse what is there already', async () => {
    const page = await open(saving)
    await unlock(page, 'Alert levels')
    const added = page.getByLabel('New alert level, in percent')
    await added.fill('75')
    await page.keyboard.press('Enter')
    await page.getByText('Enter a whole number from 1 to 100 that is not in the list.').waitFor()

    await page.getByRole('button', { name: 'Remove 50%' }).click()
    await added.fill('60')
    await save(page)

    await whenSaved(page)
    expect(sent()).toEqual([{ version: 3, alertLevels: [60, 75, 90, 100] }])
  })
})

describe('muting the alerts', () => {
  it('mutes at once for a while, and unmutes; what was typed elsewhere stays', async () => {
    const answers: Answers = {
      ...everything,
      'PUT /credits/alerts/mute': { status: 204 },
      'DELETE /credits/alerts/mute': { status: 204 },
    }
    const page = await open(answers)
    await unlock(page, 'Spike alert')
    await page.getByLabel('Spike alert', { exact: true }).fill('35')

    answers['GET /credits/settings'] = settingsWith({ mutedUntil: fromNow(8) })
    await page.getByRole('button', { name: '8 hours' }).click()
    const muted = page.getByText(/Alerts are muted until .+ GMT\+[12] \(in 8 hours\)/)
    await muted.waitFor()
    expect(await isFocused(muted)).toBe(true)
    const [asked] = callsOf('PUT /credits/alerts/mute').map(({ body }) => JSON.stringify(body))
    expect(asked?.slice(0, 23)).toBe(JSON.stringify({ until: fromNow(8) }).slice(0, 23))

    answers['GET /credits/settings'] = settingsWith({ mutedUntil: null })
    await page.getByRole('button', { name: 'Unmute' }).click()
    await page.getByText('Alerts are on.').waitFor()
    expect(callsOf('GET /audit')).toHaveLength(3)
    expect(await page.getByLabel('Spike alert', { exact: true }).inputValue()).toBe('35')
  })

  it('says why not', async () => {
    const page = await open({ ...everything, 'PUT /credits/alerts/mute': problem(400, 'Too long') })
    await page.getByRole('button', { name: '7 days' }).click()
    await page.getByText('Too long: the remedy').waitFor()
  })
})

describe('the history of changes', () => {
  const itemsOf = (page: Page) => page.getByRole('region', { name: 'History of changes' }).getByRole('listitem')

  it('says who changed which setting, from what to what, and when', async () => {
    const page = await open(everything)
    await itemsOf(page).first().waitFor()
    const items = (await itemsOf(page).allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))
    expect(items).toHaveLength(5)
    expect(items[0]).toBe('Daily CRM API Limit from 100,000 to 250,000 Bo Ek, Mar 2, 2026, 10:15 AM GMT+1')
    expect(items[1]).toMatch(/^Window resets at from .+\(12:00 AM UTC\) to .+\(3:00 AM UTC\) Bo Ek/)
    expect(items[2]).toMatch(/^Allocation by activity from no allocation to Export 40%, Import 25% /)
    expect(items[3]).toMatch(/^Alert levels from 50%, 75%, 90%, 100% to 80%, 100% /)
    expect(items[4]).toMatch(/^Alerts muted until Mar 2, 2026, 6:15 PM GMT\+1 /)
  })

  it('knows a change to midnight, and who changed nothing by hand', async () => {
    const [, hour] = audit.entries
    const toMidnight = { resetHour: 3, comingResetHour: { resetHour: 0, from: midnight } }
    const entries = [{ ...hour, by: null, before: { resetHour: 3, comingResetHour: null }, after: toMidnight }]
    const page = await open({ ...everything, 'GET /audit': { json: { entries, hasOlder: false } } })
    await itemsOf(page)
      .getByText(/from .+\(3:00 AM UTC\) to .+\(12:00 AM UTC\)/)
      .waitFor()
    await itemsOf(page)
      .getByText(/^Tollbridge, /)
      .waitFor()
  })

  it('shows ten changes, and older ones when asked', async () => {
    const entries = Array.from({ length: 12 }, (_, index) => ({ ...audit.entries[0], auditId: `a${index}` }))
    const page = await open({ ...everything, 'GET /audit': { json: { entries, hasOlder: false } } })
    await itemsOf(page).first().waitFor()
    expect(await itemsOf(page).count()).toBe(10)
    await page.getByRole('button', { name: 'Show older changes' }).click()
    await expect.poll(() => itemsOf(page).count()).toBe(12)
  })

  it('asks for the settings of credits only, and reads on to the end of the trail', async () => {
    const entryOf = (index: number) => ({ ...audit.entries[0], auditId: `a${index}` })
    const page1 = { entries: Array.from({ length: 100 }, (_, index) => entryOf(index)), hasOlder: true }
    const page2 = { entries: [entryOf(100), entryOf(101)], hasOlder: false }
    const page = await open({
      ...everything,
      'GET /audit': ({ searchParams }) => ({ json: searchParams.has('olderThan') ? page2 : page1 }),
    })
    const more = page.getByRole('button', { name: 'Show older changes' })
    await more.click()
    await expect.poll(() => itemsOf(page).count()).toBe(100)

    await more.click()

    await expect.poll(() => itemsOf(page).count()).toBe(102)
    expect(await more.count()).toBe(0)
    const queries = opened.calls.filter(({ key }) => key === 'GET /audit').map(({ query }) => query)
    expect(queries).toEqual(['?action=credits.', '?action=credits.&olderThan=a99'])
  })

  it('says that nothing was changed yet, and what went wrong', async () => {
    const answers: Answers = { ...everything, 'GET /audit': problem(500, 'Something failed') }
    const page = await open(answers)
    await page.getByText('Something failed: the remedy').waitFor()
    answers['GET /audit'] = { json: { entries: [], hasOlder: false } }
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('No setting has been changed yet.').waitFor()
  })
})
