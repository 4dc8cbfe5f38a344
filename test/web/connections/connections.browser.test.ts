import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  bo,
  connection,
  everything,
  handshake,
  problem,
  sessionOf,
  unconnected,
  type Answers,
} from '../../kit/web/answers.ts'
import { openPage, ORIGIN, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'

const path = '/settings/connections'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers) => (opened = await openPage(browser, { path, answers })).page
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

async function chooseSandbox(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set Up New CRM Connection' }).click()
  await page.getByRole('row', { name: 'Salesforce' }).getByRole('button', { name: 'Connect' }).click()
  await page.getByRole('radio', { name: 'Sandbox' }).check()
}

async function authorize(page: Page): Promise<Page> {
  const [popUp] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Authorize' }).click(),
  ])
  await popUp.waitForURL(handshake.authorizeUrl)
  return popUp
}

const connect = async (page: Page) => {
  await chooseSandbox(page)
  return authorize(page)
}

/** Stops the timers that the page starts from now on. They run when the test lets time pass. */
async function stopTime(page: Page): Promise<void> {
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 1_000)
}

/** From now on the tenant is connected. */
function becomeConnected(answers: Answers): void {
  answers['GET /handshakes/h1'] = { json: { state: 'connected' } }
  answers['GET /connections'] = { json: { connections: [connection] } }
}

describe('the page of connections', () => {
  it('says that nothing is connected, and offers to set a connection up', async () => {
    const page = await open(unconnected)

    await page.getByText('No CRM account is connected').waitFor()
    expect(await page.getByRole('button', { name: 'Set Up New CRM Connection' }).isVisible()).toBe(true)
  })

  it('shows org, environment as proven, kind, integration user, credits and when the window resets', async () => {
    const page = await open(everything)

    const card = page.getByRole('article', { name: 'Northwind Traders' })
    await card.waitFor()
    const text = await card.innerText()
    for (const fact of [connection.organizationId, 'Sandbox', 'Developer org', connection.integrationUser.username])
      expect(text).toContain(fact)
    expect(text).toMatch(/12,345 of 100,000 used/)
    expect(text).toMatch(/Export\s+12,341/)
    expect(text).toMatch(/Resets on .+ GMT\+[12] \(in 11 hours\)/)
    expect(text).toContain('Europe/Stockholm')
  })

  it('is read only for a user, and says who can change it', async () => {
    const page = await open({ ...unconnected, 'GET /session': sessionOf(bo) })

    await page.getByText('To set up a connection, ask an admin.').waitFor()
    expect(await page.getByRole('button', { name: 'Set Up New CRM Connection' }).count()).toBe(0)
  })

  it('tells a fault of the server with its request id, and tries again', async () => {
    const answers = { ...everything, 'GET /connections': problem(500, 'Something failed') }
    const page = await open(answers)

    await page.getByText('Something failed: the remedy').waitFor()
    expect(await page.getByText('req-1').isVisible()).toBe(true)
    answers['GET /connections'] = { json: { connections: [connection] } }
    await page.getByRole('button', { name: 'Try again' }).click()

    await page.getByRole('article', { name: 'Northwind Traders' }).waitFor()
  })
})

describe('setting up a connection', () => {
  it('asks for sandbox or production before anything else', async () => {
    const page = await open(unconnected)
    await page.getByRole('button', { name: 'Set Up New CRM Connection' }).click()
    await page.getByRole('button', { name: 'Connect Salesforce' }).click()

    await page.getByRole('button', { name: 'Authorize' }).click()

    await page.getByText('Choose sandbox or production.').waitFor()
    expect(opened.context.pages()).toHaveLength(1)
    expect(callsOf('POST /handshakes')).toEqual([])
  })

  it('shows the connection as soon as the pop-up tells that it is done', async () => {
    const answers = { ...unconnected }
    const page = await open(answers)
    await stopTime(page)
    await connect(page)
    await page.getByText('Waiting for Salesforce…').waitFor()

    becomeConnected(answers)
    const callback = await opened.context.newPage()
    await callback.goto(`${ORIGIN}/sign-in`)
    await callback.evaluate(() => {
      new BroadcastChannel('tollbridge-handshake').postMessage({ handshakeId: 'h1', state: 'connected' })
    })

    await page.getByText('Connected to Northwind Traders.').waitFor()
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await expect
      .poll(() => page.getByRole('heading', { name: 'Northwind Traders' }).evaluate((h3) => h3.matches(':focus')))
      .toBe(true)
    expect(callsOf('POST /handshakes')[0]).toMatchObject({ body: { environment: 'sandbox' }, csrfToken: 'csrf-1' })
  })

  it('finds out by itself when the pop-up cannot tell', async () => {
    const answers = { ...unconnected }
    const page = await open(answers)
    await stopTime(page)
    await connect(page)

    becomeConnected(answers)
    await page.clock.runFor(2_000)

    await page.getByText('Connected to Northwind Traders.').waitFor()
  })

  it('sends what was typed under Advanced', async () => {
    const page = await open(unconnected)
    await chooseSandbox(page)
    await page.getByText('Advanced').click()
    await page.getByLabel('My Domain host').fill(' northwind--uat.sandbox.my.salesforce.com ')
    await page.getByLabel('Client ID').fill('3MVG9')
    await page.getByLabel('Client secret').fill('s3cret')

    await authorize(page)

    expect(callsOf('POST /handshakes')[0]?.body).toEqual({
      environment: 'sandbox',
      loginHost: 'northwind--uat.sandbox.my.salesforce.com',
      clientId: '3MVG9',
      clientSecret: 's3cret',
    })
  })

  it('tells why Salesforce was not connected, and goes back to the choice with everything still there (C9)', async () => {
    const told = problem(409, 'That org is production').json
    const page = await open({ ...unconnected, 'GET /handshakes/h1': { json: { state: 'refused', problem: told } } })
    await chooseSandbox(page)
    await page.getByText('Advanced').click()
    await page.getByLabel('My Domain host').fill('northwind.my.salesforce.com')
    await authorize(page)

    await page.getByText('That org is production: the remedy').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()

    expect(await page.getByRole('radio', { name: 'Sandbox' }).isChecked()).toBe(true)
    expect(await page.getByLabel('My Domain host').inputValue()).toBe('northwind.my.salesforce.com')
  })

  it.each([
    ['interrupted', 'Connecting was interrupted'],
    ['expired', 'The time to sign in is over'],
  ])('explains a handshake that was %s', async (state, title) => {
    const page = await open({ ...unconnected, 'GET /handshakes/h1': { json: { state } } })
    await connect(page)
    await page.getByText(title).waitFor()
  })

  it('closes the window and keeps what was typed when the handshake cannot begin', async () => {
    const page = await open({ ...unconnected, 'POST /handshakes': problem(400, 'Not a Salesforce host') })
    await chooseSandbox(page)
    await page.getByText('Advanced').click()
    await page.getByLabel('My Domain host').fill('evil.example')
    const [popUp] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Authorize' }).click(),
    ])

    await page.getByText('Not a Salesforce host: the remedy').waitFor()
    await expect.poll(() => popUp.isClosed()).toBe(true)
    expect(await page.getByLabel('My Domain host').inputValue()).toBe('evil.example')
  })

  it('offers a plain link where the browser blocks the window', async () => {
    const page = await open(unconnected)
    await page.evaluate(() => void (window.open = () => null))
    await chooseSandbox(page)

    await page.getByRole('button', { name: 'Authorize' }).click()

    await page.getByText('Your browser blocked the Salesforce window.').waitFor()
    expect(await page.getByRole('link', { name: 'Open it yourself' }).getAttribute('href')).toBe(handshake.authorizeUrl)
  })

  it('notices that the window was closed, and opens it again for the same handshake', async () => {
    const page = await open(unconnected)
    const popUp = await connect(page)
    await popUp.close()

    await page.getByText('The Salesforce window seems to be closed').waitFor()
    const [again] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Open it again' }).click(),
    ])

    await again.waitForURL(handshake.authorizeUrl)
    expect(callsOf('POST /handshakes')).toHaveLength(1)
    expect(await page.getByText('The Salesforce window seems to be closed').count()).toBe(0)
  })

  it('lists what Salesforce shows and never sends back', async () => {
    const page = await open(unconnected)
    await connect(page)

    await page.getByText('What did Salesforce show you?').click()

    await page.getByText('OAUTH_APP_BLOCKED').waitFor()
    expect(await page.getByText('Unblock it.').isVisible()).toBe(true)
  })

  it('stops looking when the person cancels', async () => {
    const page = await open(unconnected)
    const popUp = await connect(page)

    await page.getByRole('button', { name: 'Cancel' }).click()

    await expect.poll(() => popUp.isClosed()).toBe(true)
    const looks = callsOf('GET /handshakes/h1').length
    await page.waitForTimeout(2500)
    expect(callsOf('GET /handshakes/h1')).toHaveLength(looks)
  })
})
