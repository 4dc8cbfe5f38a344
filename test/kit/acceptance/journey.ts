import type { Page } from 'playwright-core'
import type { Org, RunningDemo } from './demo.ts'

/** The link in the top bar. The breadcrumb of a page has one of the same name. */
const myAccount = (page: Page) => page.locator('header').getByRole('link', { name: 'My Account' })

/** Signs in as the demo's administrator and waits for the next page. */
export async function signIn(page: Page, { companion }: Pick<RunningDemo, 'companion'>): Promise<void> {
  await page.goto(companion.signInUrl)
  await page.getByLabel('Email').fill(companion.email)
  await page.getByLabel('Password', { exact: true }).fill(companion.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await myAccount(page).waitFor()
}

/** Opens My Account > Settings > Integrations > Connections by the links that the documents name. */
export async function openConnections(page: Page): Promise<void> {
  await myAccount(page).click()
  await page.getByRole('link', { name: 'Connections' }).click()
  await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
}

/** `businessName` is typed where production is connected for the first time. */
type Choice = { environment: Org['environment']; loginHost?: string; businessName?: string }

/** Chooses Set Up New CRM Connection, Connect beside Salesforce, and the environment. Returns the pop-up. */
export async function openSalesforce(page: Page, { environment, loginHost, businessName }: Choice): Promise<Page> {
  await page.getByRole('button', { name: 'Set Up New CRM Connection' }).click()
  await page
    .getByRole('row', { name: /Salesforce/ })
    .getByRole('button', { name: 'Connect' })
    .click()
  await page.getByText(environment === 'sandbox' ? 'Sandbox' : 'Production', { exact: true }).click()
  if (loginHost !== undefined) {
    await page.getByText('Advanced').click()
    await page.getByLabel(/My Domain/).fill(loginHost)
  }
  if (businessName !== undefined) {
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByLabel(`Please type ${businessName} below to proceed`).fill(businessName)
  }
  const go = businessName === undefined ? 'Authorize' : 'I understand the consequences, connect production'
  const [popUp] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: go }).click()])
  return popUp
}

/** Acts as the integration user in Salesforce's own pages. */
export async function authorize(popUp: Page, org: Pick<Org, 'username' | 'password'>): Promise<void> {
  await popUp.getByLabel('Username').fill(org.username)
  await popUp.getByLabel('Password').fill(org.password)
  await popUp.getByRole('button', { name: 'Log In' }).click()
  // A test may delay the answer to this click.
  await popUp.getByRole('button', { name: /Allow|Authorize/ }).click({ noWaitAfter: true })
}
