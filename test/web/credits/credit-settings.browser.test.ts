import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bo, credits, everything, problem, sessionOf, type Answers } from '../../kit/web/answers.ts'
import { settings } from '../../kit/web/credit-answers.ts'
import { describedBy, openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'

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

const settingsWith = (changes: object) => ({ json: { ...settings, ...changes } })
const savedBy = (changedBy: string, changes: object) =>
  settingsWith({ ...changes, version: 4, changedBy, changedAt: '2026-03-04T08:30:00.000Z' })

const limitOf = (page: Page) => page.getByLabel('Daily CRM API Limit', { exact: true })
const unlock = (page: Page, setting: string) => page.getByRole('button', { name: `Unlock ${setting}` }).click()
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()
const isFocused = (locator: Locator) => locator.evaluate((element) => element.matches(':focus'))

async function typeLimit(page: Page, text: string): Promise<void> {
  await unlock(page, 'Daily CRM API Limit')
  await limitOf(page).fill(text)
}

describe('the daily limit', () => {
  it('is locked until the padlock is pressed, and locks again', async () => {
    const page = await open(everything)
    await limitOf(page).waitFor()
    expect(await limitOf(page).inputValue()).toBe('100,000')
    expect(await limitOf(page).isEditable()).toBe(false)

    await unlock(page, 'Daily CRM API Limit')
    await expect.poll(() => limitOf(page).isEditable()).toBe(true)
    expect(await isFocused(limitOf(page))).toBe(true)
    expect(await page.getByLabel('CRM Export Batch Size', { exact: true }).isEnabled()).toBe(false)

    await page.getByRole('button', { name: 'Lock Daily CRM API Limit' }).click()
    await expect.poll(() => limitOf(page).isEditable()).toBe(false)
    expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0)
  })

  it('stays locked for who is no admin, and says so', async () => {
    const page = await open({ ...everything, 'GET /session': sessionOf(bo) })

    await page.getByText('Only an admin can change these settings').waitFor()
    expect(await page.getByRole('img', { name: 'Locked' }).count()).toBe(7)
    expect(await page.getByRole('button', { name: /^Unlock|^Lock|hour|day/ }).count()).toBe(0)
    expect(await page.getByRole('heading', { name: 'History of changes' }).count()).toBe(0)
    expect(callsOf('GET /audit')).toEqual([])
  })

  it('is sent as it was typed, with the version that was seen', async () => {
    const page = await open({ ...everything, 'PATCH /credits/settings': savedBy('Ada Lind', { dailyLimit: 250_000 }) })

    await typeLimit(page, '250 000')
    await save(page)

    await page.getByText('Saved and locked again.').waitFor()
    expect(callsOf('PATCH /credits/settings')).toMatchObject([
      { body: { version: 3, dailyLimit: '250 000' }, csrfToken: 'csrf-1' },
    ])
  })

  it('is locked again once it is saved, and the page says who changed it and when', async () => {
    const page = await open({ ...everything, 'PATCH /credits/settings': savedBy('Ada Lind', { dailyLimit: 250_000 }) })

    await typeLimit(page, '250000')
    await save(page)

    const done = page.getByText(/Saved and locked again\. Changed by Ada Lind on Mar 4, 2026, 9:30 AM GMT\+1/)
    await done.waitFor()
    expect(await isFocused(done)).toBe(true)
    expect(await limitOf(page).isEditable()).toBe(false)
    expect(await limitOf(page).inputValue()).toBe('250,000')
    await page.getByText('Last changed by Ada Lind on Mar 4, 2026, 9:30 AM GMT+1.').waitFor()
    expect(callsOf('GET /audit')).toHaveLength(2)
  })

  it('Q2 a limit below 100,000 is refused beside the field, and nothing is saved', async () => {
    const refused = problem(400, 'The limit is too low', { code: 'DAILY_LIMIT_TOO_LOW', minimum: 100_000 })
    const page = await open({ ...everything, 'PATCH /credits/settings': refused })

    await typeLimit(page, '99,999')
    await save(page)

    await page.getByText('The limit is too low: the remedy').waitFor()
    const limit = limitOf(page)
    expect(await describedBy(limit)).toContain('The limit is too low: the cause The limit is too low: the remedy')
    expect(await limit.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => isFocused(limit)).toBe(true)
    expect(await limit.inputValue()).toBe('99,999')
    expect(await page.getByText('Unsaved changes').isVisible()).toBe(true)
    expect(await page.getByText('Saved and locked again').count()).toBe(0)
    expect(sent()).toEqual([{ version: 3, dailyLimit: '99,999' }])

    await limit.fill('100,000 ')
    expect(await limit.getAttribute('aria-invalid')).toBe('false')
  })

  it('keeps everything else that was typed when it is refused', async () => {
    const refused = problem(400, 'Not a number', { code: 'DAILY_LIMIT_NOT_A_NUMBER' })
    const page = await open({ ...everything, 'PATCH /credits/settings': refused })
    await unlock(page, 'Spike alert')
    await page.getByLabel('Spike alert', { exact: true }).fill('35')
    await typeLimit(page, 'plenty')
    await save(page)

    await page.getByText('Not a number: the remedy').waitFor()
    expect(await limitOf(page).inputValue()).toBe('plenty')
    expect(await page.getByLabel('Spike alert', { exact: true }).inputValue()).toBe('35')
  })

  it('is given up with everything else by Cancel', async () => {
    const page = await open(everything)

    await typeLimit(page, '99,999')
    await page.getByRole('button', { name: 'Cancel changes' }).click()

    await page.getByText('Your changes are discarded. Nothing was saved.').waitFor()
    expect(await limitOf(page).inputValue()).toBe('100,000')
    expect(await limitOf(page).isEditable()).toBe(false)
    expect(sent()).toEqual([])
  })

  it('needs no mouse, from the padlock to what came of it', async () => {
    const page = await open({ ...everything, 'PATCH /credits/settings': savedBy('Ada Lind', { dailyLimit: 250_000 }) })
    await page.getByRole('button', { name: 'Unlock Daily CRM API Limit' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => isFocused(limitOf(page))).toBe(true)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('250.000')

    const button = page.getByRole('button', { name: 'Save', exact: true })
    for (let tabs = 0; tabs < 60 && !(await isFocused(button)); tabs += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')

    await page.getByText('Saved and locked again.').waitFor()
    expect(sent()).toEqual([{ version: 3, dailyLimit: '250.000' }])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByText('Saved and locked again.').count()).toBe(0)
  })
})

describe('what else a save may meet', () => {
  it('tells the second of two admins who was first, and keeps what was typed beside the new values', async () => {
    const answers: Answers = {
      ...everything,
      'PATCH /credits/settings': problem(409, 'Bo Ek changed the settings', { code: 'SETTINGS_CHANGED', by: 'Bo Ek' }),
    }
    const page = await open(answers)
    await typeLimit(page, '250,000')
    await save(page)
    await page.getByText('Bo Ek changed the settings: the cause').waitFor()
    expect(await limitOf(page).inputValue()).toBe('250,000')

    answers['GET /credits/settings'] = savedBy('Bo Ek', { dailyLimit: 400_000, jumpPoints: 35 })
    answers['PATCH /credits/settings'] = savedBy('Ada Lind', { dailyLimit: 250_000, jumpPoints: 35 })
    await page.getByRole('button', { name: 'Load the new values' }).click()

    await page.getByText('Bo Ek has saved another value: 400,000. Your entry is not saved.').waitFor()
    expect(await limitOf(page).inputValue()).toBe('250,000')
    expect(await page.getByLabel('Spike alert', { exact: true }).inputValue()).toBe('35')
    await save(page)
    await page.getByText('Saved and locked again.').waitFor()
    expect(sent().at(-1)).toEqual({ version: 4, dailyLimit: '250,000' })
  })

  it('has nothing left to save when the other admin saved the same', async () => {
    const refused = problem(409, 'Bo Ek changed the settings', { code: 'SETTINGS_CHANGED', by: 'Bo Ek' })
    const answers: Answers = { ...everything, 'PATCH /credits/settings': refused }
    const page = await open(answers)
    await typeLimit(page, '250000')
    await save(page)
    answers['GET /credits/settings'] = savedBy('Bo Ek', { dailyLimit: 250_000 })
    await page.getByRole('button', { name: 'Load the new values' }).click()

    await page.getByText('No changes to save').waitFor()
    expect(await limitOf(page).isEditable()).toBe(false)
  })

  it('keeps what was typed while nothing answers, and saves it later', async () => {
    const answers: Answers = { ...everything, 'PATCH /credits/settings': 'offline' }
    const page = await open(answers)
    await typeLimit(page, '250,000')
    await save(page)
    await page.getByRole('alert').waitFor()
    expect(await limitOf(page).inputValue()).toBe('250,000')

    answers['PATCH /credits/settings'] = savedBy('Ada Lind', { dailyLimit: 250_000 })
    await save(page)
    await page.getByText('Saved and locked again.').waitFor()
  })
})

describe('leaving with something unsaved', () => {
  const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' })

  it('asks first: stay keeps what was typed, leave goes on', async () => {
    const page = await open(everything)
    await typeLimit(page, '250,000')

    await page.getByRole('link', { name: 'People' }).click()
    await dialogOf(page).getByRole('button', { name: 'Stay on this page' }).click()
    await expect.poll(() => dialogOf(page).count()).toBe(0)
    expect(await limitOf(page).inputValue()).toBe('250,000')

    await page.getByRole('link', { name: 'People' }).click()
    await dialogOf(page).getByRole('button', { name: 'Leave without saving' }).click()
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
  })

  it('asks before Back too, and before the browser closes the page', async () => {
    const page = await open(everything)
    await page.getByRole('link', { name: 'People' }).click()
    await page.getByRole('link', { name: 'General' }).click()
    await typeLimit(page, '250,000')

    await page.goBack()
    await dialogOf(page).waitFor()
    await page.keyboard.press('Escape')
    expect(await limitOf(page).inputValue()).toBe('250,000')
    const [asked] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })])
    expect(asked.type()).toBe('beforeunload')
    await asked.accept()
  })

  it('asks nothing once there is nothing to lose', async () => {
    const page = await open(everything)
    await typeLimit(page, '250,000')
    await limitOf(page).fill('100000')

    await page.getByRole('link', { name: 'People' }).click()

    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
  })
})

describe('what the limit means', () => {
  it('appears when the org has more, with the age of that figure', async () => {
    const page = await open(everything)
    await page.getByText(/^Your org has 115,000 API requests in 24 hours, .+ \(reported \d+ minutes ago\)\.$/).waitFor()
    expect(await page.getByText('Spending has stopped').count()).toBe(0)
  })

  it('is a warning when the org has less than the limit', async () => {
    const page = await open({ ...everything, 'GET /credits/settings': settingsWith({ dailyLimit: 200_000 }) })
    const warning = page
      .getByRole('status')
      .filter({ hasText: 'This limit is higher than the allowance of your org: 115,000' })
    await warning.waitFor()
    expect(await warning.innerText()).toMatch(/\(reported \d+ minutes ago\)/)
    expect(await warning.getByRole('link').getAttribute('href')).toMatch(/^https:\/\/developer\.salesforce\.com\//)
  })

  it('appears when the allowance of the org is unknown', async () => {
    const page = await open({ ...everything, 'GET /credits/settings': settingsWith({ org: null }) })
    await page.getByText('No data about the API allowance of your org yet.').waitFor()
  })

  it('says until when nothing is sent, when it was lowered below what is spent', async () => {
    const answers: Answers = {
      ...everything,
      'PATCH /credits/settings': savedBy('Ada Lind', { dailyLimit: 100_000 }),
      'GET /credits/settings': settingsWith({ dailyLimit: 150_000 }),
      'GET /credits/window': { json: { ...credits, limit: 150_000, used: 130_000 } },
    }
    const page = await open(answers)
    await typeLimit(page, '100000')
    expect(await page.getByText('Spending has stopped').count()).toBe(0)
    answers['GET /credits/window'] = { json: { ...credits, limit: 100_000, used: 130_000, left: 0 } }
    await save(page)

    const stopped = page.getByText(/^Spending has stopped until .+ GMT\+[12] \(in 1[01] hours\)\./)
    await stopped.waitFor()
    expect(await stopped.innerText()).toContain('This window may spend 100,000 credits, and 130,000 are spent.')
  })
})
