import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { problem, unconnected, type Answers } from '../../kit/web/answers.ts'
import { describedBy, openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers) =>
  (opened = await openPage(browser, { path: '/settings/connections', answers })).page

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

/** Whether something else is drawn over the middle of a field, such as the buttons below a form. */
const isCovered = (field: Locator) =>
  field.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    let found = document.elementFromPoint(x, y)
    while (found?.shadowRoot) {
      const inner = found.shadowRoot.elementFromPoint(x, y)
      if (!inner || inner === found) break
      found = inner
    }
    return found !== element
  })

/** Opens the dialogue at the choice of the org. */
async function chooseSandbox(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set Up New CRM Connection' }).click()
  await page.getByRole('row', { name: 'Salesforce' }).getByRole('button', { name: 'Connect' }).click()
  await page.getByRole('radio', { name: 'Sandbox' }).check()
}

const authorize = (page: Page) =>
  Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Authorize' }).click()])

describe('the dialogue that connects an org', () => {
  it('UX-B18 marks the field of a refused My Domain host, and moves the focus there', async () => {
    const refused = problem(400, 'Not a login host', { code: 'LOGIN_HOST_REFUSED' })
    const page = await open({ ...unconnected, 'POST /handshakes': refused })
    await page.setViewportSize({ width: 1280, height: 800 })
    await chooseSandbox(page)
    await page.getByText('Advanced').click()
    const host = page.getByLabel('My Domain host')
    await host.fill('evil.example')
    await authorize(page)

    await expect.poll(() => host.getAttribute('aria-invalid')).toBe('true')
    expect(await describedBy(host)).toBe('Not a login host: the cause Not a login host: the remedy')
    await expect.poll(() => host.evaluate((field) => field.matches(':focus'))).toBe(true)
    expect(await isCovered(host)).toBe(false)
    await host.fill('acme.my.salesforce.com')
    expect(await host.getAttribute('aria-invalid')).toBe('false')
  })

  it('UX-B3 says before the sign-in what the app needs, and advises a private window', async () => {
    const page = await open(unconnected)
    await chooseSandbox(page)
    const before = page.getByRole('region', { name: 'Before you start' })
    for (const text of ['private browser window', 'as the integration user', '/oauth/callback', 'api, refresh_token'])
      await before.getByText(text).waitFor()
    await before.getByRole('button', { name: 'Copy: Callback URL' }).waitFor()
  })

  it('UX-B3 can still connect when the facts of the app cannot be read', async () => {
    const page = await open({ ...unconnected, 'GET /salesforce-app': problem(500, 'No answer') })
    await chooseSandbox(page)
    await page.getByText('No answer: the remedy').waitFor()
    await authorize(page)
  })
})
