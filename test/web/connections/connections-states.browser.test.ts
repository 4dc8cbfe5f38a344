import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bo, everything, handshake, problem, sessionOf, type Answers } from '../../kit/web/answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'
import { broken, connectionsOf, deleting, live, refreshed, stable, switching } from '../../kit/web/switch-answers.ts'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers) => {
  const path = '/settings/connections'
  opened = await openPage(browser, { path, answers: { ...everything, ...switching, ...answers } })
  return opened.page
}
const openWith = (connection: object | undefined, more: Answers = {}) =>
  open({ 'GET /connections': connectionsOf(connection), ...more })
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)
const cardOf = (page: Page) => page.getByRole('article', { name: 'Northwind Traders' })

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

describe('a connection', () => {
  it('UX-A4 that lost its authorization says why and what to do, has a red key of that name, and says that work waits', async () => {
    const page = await openWith(broken)

    await page.getByRole('button', { name: 'Authorization Required' }).waitFor()
    const text = await cardOf(page).innerText()
    expect(text).toContain('Authorization Required')
    expect(text).toContain(broken.lost.detail)
    expect(text).toContain(broken.lost.remedy)
    expect(text).toContain('continues where it stopped.')
  })

  it('that is being deleted says who asked, and that Salesforce kept the tokens (C11)', async () => {
    const page = await openWith(deleting)

    await page.getByText('Deletion in progress').waitFor()
    const text = await cardOf(page).innerText()
    expect(text).toMatch(/Ada Lind asked for the deletion on .+ GMT\+[12]/)
    expect(text).toContain('Salesforce did not revoke the access tokens.')
    expect(await cardOf(page).getByRole('button').count()).toBe(0)
  })

  it('whose sandbox was refreshed says so, and goes on with the new one', async () => {
    const page = await openWith(refreshed)
    await page.getByText('The sandbox was refreshed').first().waitFor()
    expect(await cardOf(page).innerText()).toContain(`${refreshed.foundOrganizationId} instead of`)

    await page.getByRole('button', { name: 'Connect the refreshed sandbox' }).click()
    await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Authorize', exact: true }).click(),
    ])

    expect(callsOf('POST /handshakes')[0]?.body).toEqual({ environment: 'sandbox', purpose: 'relink' })
  })

  it('K5: whose sandbox was refreshed takes the keys of the app that was deployed again (CASE-A28)', async () => {
    const page = await openWith(refreshed)
    await page.getByRole('button', { name: 'Connect the refreshed sandbox' }).click()
    await page.getByText('First deploy the app again with npm run client-app').waitFor()
    await page.getByLabel('Client ID (consumer key)').fill(' 3MVGnew ')
    await page.getByLabel('Client secret (consumer secret)').fill('newsecret')
    await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Authorize', exact: true }).click(),
    ])

    const app = { clientId: '3MVGnew', clientSecret: 'newsecret' }
    expect(callsOf('POST /handshakes')[0]?.body).toEqual({ environment: 'sandbox', purpose: 'relink', ...app })
  })

  it('offers a user no way to change it', async () => {
    const page = await openWith(broken, { 'GET /session': sessionOf(bo) })

    await cardOf(page).waitFor()
    expect(await cardOf(page).getByRole('button').count()).toBe(0)
  })

  it('has a history, with reasons in words', async () => {
    const page = await openWith(stable)

    const history = page.getByRole('region', { name: 'History' })
    await expect.poll(() => history.getByRole('listitem').count()).toBe(3)
    expect(await history.innerText()).toContain('Salesforce no longer accepts the sign-in')
  })
})

describe('deleting a connection', () => {
  const deletion = 'DELETE /connections/c1'
  const button = (page: Page) => page.getByRole('button', { name: 'I understand the consequences' })

  async function ask(answers: Answers = {}): Promise<Page> {
    const page = await openWith(stable, answers)
    await page.getByRole('button', { name: 'Delete the connection' }).click()
    return page
  }

  it('tells the consequences, with the name of the business in bold', async () => {
    const page = await ask()

    const dialog = page.getByRole('dialog', { name: 'Confirm deletion' })
    expect(await dialog.locator('strong').innerText()).toBe('Northwind')
    const text = await dialog.innerText()
    for (const told of ['This cannot be undone.', 'all touchpoints are deleted', 'ledger of credits are kept'])
      expect(text).toContain(told)
  })

  it.each([
    ['nothing', '', false],
    ['part of it', 'North', false],
    ['other capitals', 'northwind', false],
    ['a blank inside', 'North wind', false],
    ['the name', 'Northwind', true],
    ['the name between blanks', '  Northwind ', true],
  ])('with %s typed, lets go on only if it is the name', async (_what, typed, isAllowed) => {
    const page = await ask()

    await page.getByLabel('Please type Northwind below to proceed').fill(typed)

    expect(await button(page).isEnabled()).toBe(isAllowed)
  })

  it('goes by the keyboard alone, and leaves the focus on the connection', async () => {
    const answers: Answers = { [deletion]: { status: 202 } }
    const page = await ask(answers)

    await page.getByLabel('Please type Northwind').fill('Northwind')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await opened.context.route('**/api/v1/connections', (route) => route.fulfill(connectionsOf(deleting)))
    await page.keyboard.press('Enter')

    await page.getByText('Deletion in progress').waitFor()
    expect(callsOf(deletion)[0]).toMatchObject({ body: { businessName: 'Northwind' }, csrfToken: 'csrf-1' })
    const name = page.getByRole('heading', { name: 'Northwind Traders' })
    await expect.poll(() => name.evaluate((h3) => h3.matches(':focus'))).toBe(true)
  })

  it('gives the focus back to the bin when it is not done', async () => {
    const page = await ask()
    await page.keyboard.press('Escape')

    const bin = page.getByRole('button', { name: 'Delete the connection' })
    await expect.poll(() => bin.evaluate((element) => element.matches(':focus'))).toBe(true)
  })

  it('tells why it was refused, and keeps what was typed', async () => {
    const page = await ask({ [deletion]: problem(409, 'The name does not match') })
    await page.getByLabel('Please type Northwind').fill('Northwind')
    await button(page).click()

    await page.getByText('The name does not match: the remedy').waitFor()
    expect(await page.getByLabel('Please type Northwind').inputValue()).toBe('Northwind')
  })
})

describe('authorizing again', () => {
  const otherUser = {
    ...Object(problem(409, 'Another user signed in').json),
    code: 'INTEGRATION_USER_DIFFERENT',
    params: { expected: 'marketo@northwind.example', found: 'robot@northwind.example' },
  }

  async function choose(page: Page, title: string): Promise<void> {
    await page.getByRole('button', { name: /^Reauthorize$|^Authorization Required$/ }).click()
    await page.getByRole('dialog', { name: title }).waitFor()
  }

  const authorize = (page: Page) =>
    Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Authorize', exact: true }).click()])

  it.each([
    ['Reauthorize with Sandbox', stable],
    ['Reauthorize with Production', live],
  ])('UX-B13 opens its dialogue by the key: %s', async (item, connection) => {
    const page = await openWith(connection)

    await choose(page, item)
    const [popUp] = await authorize(page)

    await popUp.waitForURL(handshake.authorizeUrl)
    const { environment } = connection
    expect(callsOf('POST /handshakes')[0]?.body).toEqual({ environment, purpose: 'reauthorize' })
  })

  it('asks before another integration user takes over, and signs in once more', async () => {
    const page = await openWith(broken, { 'GET /handshakes/h1': { json: { state: 'refused', problem: otherUser } } })
    await choose(page, 'Reauthorize with Sandbox')
    await authorize(page)

    await page.getByText('Use robot@northwind.example instead of marketo@northwind.example?').waitFor()
    await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Use robot@northwind.example' }).click(),
    ])

    await expect.poll(() => callsOf('POST /handshakes').length).toBe(2)
    expect(callsOf('POST /handshakes')[1]?.body).toMatchObject({ purpose: 'reauthorize', allowOtherUser: true })
  })

  it('goes on with the new sandbox when it turns out to be refreshed', async () => {
    const told = { ...Object(problem(409, 'The sandbox was refreshed').json), code: 'SANDBOX_REFRESHED' }
    const page = await openWith(broken, { 'GET /handshakes/h1': { json: { state: 'refused', problem: told } } })
    await choose(page, 'Reauthorize with Sandbox')
    await authorize(page)

    await page.getByRole('button', { name: 'Connect the refreshed sandbox' }).click()
    await authorize(page)

    await expect.poll(() => callsOf('POST /handshakes').length).toBe(2)
    expect(callsOf('POST /handshakes')[1]?.body).toEqual({ environment: 'sandbox', purpose: 'relink' })
  })

  it('explains that another org is not accepted', async () => {
    const told = problem(409, 'This is another org').json
    const page = await openWith(broken, { 'GET /handshakes/h1': { json: { state: 'refused', problem: told } } })
    await choose(page, 'Reauthorize with Sandbox')
    await page.getByText('Only this same org is accepted.').waitFor()
    await authorize(page)

    await page.getByText('This is another org: the remedy').waitFor()
  })
})
