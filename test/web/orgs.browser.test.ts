import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bo, everything, problem, sessionOf, type Answers } from '../kit/web/answers.ts'
import { live, pairedOrgs, pairing, uat } from '../kit/web/orgs-answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../kit/web/pages.ts'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers) => (opened = await openPage(browser, { path: '/settings/orgs', answers })).page
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

const withCode = (more: Answers = {}): Answers => ({
  ...everything,
  'POST /pairing-codes': { status: 201, json: pairing },
  ...more,
})
const paired = { ...live, organizationId: '00DAd0000000002MAB', organizationName: 'Northwind Dev', pairingId: pairing.pairingId } // prettier-ignore

describe('the page of Salesforce orgs', () => {
  it('says of each org which it is, by whom it was paired, and what was heard from it', async () => {
    const page = await open(everything)
    const sandbox = page.getByRole('article', { name: 'Northwind UAT' })

    for (const text of ['00D8d000000PxQzEAK', 'Sandbox', 'Connected org', 'Ada Lind', '3 hours ago'])
      await sandbox.getByText(text).waitFor()
    await sandbox.getByText(/^\d+ minutes ago/).waitFor()
    const production = page.getByRole('article', { name: 'Northwind Traders' })
    for (const text of ['Production', 'No snapshot yet', '2 days ago']) await production.getByText(text).waitFor()
    expect(await production.getByText('Connected org').count()).toBe(0)
  })

  it('copies the id of an org, and says so', async () => {
    const page = await open(everything)
    await opened.context.grantPermissions(['clipboard-read', 'clipboard-write'])

    await page.getByRole('article', { name: 'Northwind UAT' }).getByRole('button', { name: 'Copy: Org ID' }).click()

    await page.getByRole('status').getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(uat.organizationId)
  })

  it('says what to do where the browser does not let it copy', async () => {
    const page = await open(everything)
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))

    await page.getByRole('button', { name: 'Copy: Org ID' }).first().click()

    await page.getByRole('status').getByText('copy it by hand').waitFor()
  })

  it('explains what pairing is for, and that it uses no API calls, when there is no org', async () => {
    const page = await open({ ...everything, 'GET /paired-orgs': { json: { orgs: [] } } })

    await page.getByRole('heading', { name: 'No Salesforce org is paired yet' }).waitFor()
    await page.getByText('and uses no API calls').waitFor()
    await page.getByRole('button', { name: 'New pairing code' }).waitFor()
  })

  it('can be tried again when nothing answers', async () => {
    const answers: Answers = { ...everything, 'GET /paired-orgs': 'offline' }
    const page = await open(answers)
    await page.getByRole('alert').waitFor()

    answers['GET /paired-orgs'] = { json: { orgs: pairedOrgs } }
    await page.getByRole('button', { name: 'Try again' }).click()

    await page.getByRole('article').first().waitFor()
  })

  it('is read only for a user, and says so', async () => {
    const page = await open({ ...everything, 'GET /session': sessionOf(bo) })

    await page.getByText('Only an admin can pair and unpair').waitFor()
    expect(await page.getByRole('main').getByRole('button', { name: /pair/i }).count()).toBe(0)
  })
})

describe('a new pairing code', () => {
  it('is shown with where to type it, and turns into paired by itself when the org has used it', async () => {
    const answers = withCode()
    const page = await open(answers)
    await page.getByRole('button', { name: 'New pairing code' }).click()
    const dialog = page.getByRole('dialog', { name: 'Pairing code' })
    for (const text of ['K7QM-3RXA-9TPD', 'Setup tab', 'Expires in 15 minutes']) await dialog.getByText(text).waitFor()

    answers['GET /paired-orgs'] = { json: { orgs: [...pairedOrgs, paired] } }

    const done = page.getByRole('dialog', { name: 'The org is paired' })
    await done.getByText('Northwind Dev is paired.').waitFor()
    await expect.poll(() => done.getByRole('heading').evaluate((title) => title.matches(':focus'))).toBe(true)
    await done.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('article', { name: 'Northwind Dev' }).waitFor()
  })

  it('is not taken for used when another code pairs an org', async () => {
    const other = { ...paired, pairingId: 'pairing-9' }
    const answers = withCode()
    const page = await open(answers)
    await page.getByRole('button', { name: 'New pairing code' }).click()
    await page.getByText(pairing.code).waitFor()
    const before = callsOf('GET /paired-orgs').length
    answers['GET /paired-orgs'] = { json: { orgs: [...pairedOrgs, other] } }

    await expect.poll(() => callsOf('GET /paired-orgs').length).toBeGreaterThan(before + 1)

    expect(await page.getByText(pairing.code).count()).toBe(1)
  })

  it('says that it has expired when its time is over, and makes a new one', async () => {
    const answers = withCode()
    const page = await open(answers)
    await page.clock.install()
    await page.getByRole('button', { name: 'New pairing code' }).click()
    await page.getByText('Expires in 15 minutes').waitFor()

    await page.clock.fastForward('10:30')
    await page.getByRole('status').getByText('Expires in 5 minutes').waitFor()
    await page.clock.fastForward('05:00')
    const dialog = page.getByRole('dialog', { name: 'The code has expired' })
    await dialog.waitFor()

    answers['POST /pairing-codes'] = { status: 201, json: { ...pairing, code: 'NEWC-ODEX-2222' } }
    await dialog.getByRole('button', { name: 'Make a new code' }).click()
    await page.getByText('NEWC-ODEX-2222').waitFor()
    expect(callsOf('POST /pairing-codes')).toHaveLength(2)
  })

  it('says why there is none, and tries again', async () => {
    const answers = withCode({ 'POST /pairing-codes': problem(500, 'Out of order') })
    const page = await open(answers)
    await page.getByRole('button', { name: 'New pairing code' }).click()
    await page.getByText('Out of order: the remedy').waitFor()

    answers['POST /pairing-codes'] = { status: 201, json: pairing }
    await page.getByRole('button', { name: 'Make a new code' }).click()

    await page.getByText(pairing.code).waitFor()
  })

  it('is no longer asked about when the dialogue is closed', async () => {
    const page = await open(withCode())
    await page.getByRole('button', { name: 'New pairing code' }).click()
    await page.getByText(pairing.code).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const asked = callsOf('GET /paired-orgs').length

    await page.waitForTimeout(4_000)

    expect(callsOf('GET /paired-orgs')).toHaveLength(asked)
    expect(await page.getByRole('button', { name: 'New pairing code' }).evaluate((button) => button.matches(':focus'))).toBe(true) // prettier-ignore
  })
})

/** Counts how often a dialogue opens: a render between its end and its removal must not open it again. */
async function countOpenings(page: Page): Promise<() => Promise<number>> {
  const opened = await page.evaluateHandle<{ times: number }>(`(() => {
    const count = { times: 0 }
    const show = HTMLDialogElement.prototype.showModal
    HTMLDialogElement.prototype.showModal = function () {
      count.times += 1
      show.call(this)
    }
    return count
  })()`)
  return () => opened.evaluate(({ times }) => times)
}

describe('unpairing', () => {
  it('asks first, says what stops and that the connection stays, then what became of it', async () => {
    const key = `DELETE /paired-orgs/${uat.organizationId}`
    const answers: Answers = { ...everything, [key]: { status: 204 } }
    const page = await open(answers)
    const timesOpened = await countOpenings(page)
    await page.getByRole('button', { name: 'Unpair Northwind UAT' }).click()
    const dialog = page.getByRole('dialog', { name: 'Unpair Northwind UAT?' })
    for (const text of ['no longer reports', 'is not affected', 'pair it again']) await dialog.getByText(text).waitFor()
    expect(callsOf(key)).toEqual([])

    answers['GET /paired-orgs'] = { json: { orgs: [live] } }
    await dialog.getByRole('button', { name: 'Unpair', exact: true }).click()

    await page.getByRole('status').getByText('Northwind UAT is unpaired.').waitFor()
    await expect.poll(() => page.getByRole('article').count()).toBe(1)
    await expect.poll(() => page.getByRole('heading', { level: 1 }).evaluate((h1) => h1.matches(':focus'))).toBe(true)
    expect(await timesOpened()).toBe(1)
  })

  it('leaves everything as it was when it is refused, or thought better of', async () => {
    const key = `DELETE /paired-orgs/${live.organizationId}`
    const page = await open({ ...everything, [key]: problem(404, 'Not found') })
    await page.getByRole('button', { name: 'Unpair Northwind Traders' }).click()
    expect(await page.getByText('is not affected').count()).toBe(0)

    await page.getByRole('button', { name: 'Unpair', exact: true }).click()
    await page.getByText('Not found: the remedy').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()

    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.getByRole('article').count()).toBe(2)
  })
})
