import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { startDemo, temporaryFolder, type RunningDemo } from '../../test/kit/acceptance/demo.ts'
import { authorize, openConnections, openSalesforce, signIn } from '../../test/kit/acceptance/journey.ts'
import { launchBrowser } from '../../test/kit/browser/browser.ts'
import { root } from '../test/step.ts'

const folder = join(root, 'docs/screenshots')
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'en-US', timezoneId: 'UTC' }
const phone: BrowserContextOptions = { ...desktop, viewport: { width: 390, height: 844 } }

/** Long enough for a page to load everything and become stable. */
const REST_MS = 1_500

/** Takes a picture of a stable page. Cannot wait for an idle network, since a page with events never has one. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('load')
  await page.waitForTimeout(REST_MS)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  process.stdout.write(`docs/screenshots/${name}.png\n`)
}

async function shootConnecting(page: Page, demo: RunningDemo): Promise<void> {
  await page.goto(demo.companion.signInUrl)
  await shoot(page, '01-sign-in')
  await signIn(page, demo)
  await openConnections(page)
  await shoot(page, '02-no-connection')
  await page.getByRole('button', { name: 'Set Up New CRM Connection' }).click()
  await shoot(page, '03-select-crm-connection')
  await page
    .getByRole('row', { name: /Salesforce/ })
    .getByRole('button', { name: /Connect/ })
    .click()
  await page.getByText('Sandbox', { exact: true }).click()
  await shoot(page, '04-choose-environment')
  await page.keyboard.press('Escape')
  const popUp = await openSalesforce(page, { environment: 'sandbox' })
  await shoot(popUp, '05-salesforce-sign-in')
  await shoot(page, '06-waiting-for-salesforce')
  const closed = popUp.waitForEvent('close')
  await authorize(popUp, demo.org('sandbox'))
  await closed
  await page.getByText(demo.org('sandbox').organizationId).first().waitFor()
  await shoot(page, '07-connected')
}

async function shootTour(page: Page, demo: RunningDemo): Promise<void> {
  await shootConnecting(page, demo)
  await page.goto(`${demo.companion.url}/settings/general`)
  await shoot(page, '08-daily-crm-api-limit')
  await page.goto(`${demo.companion.url}/usage`)
  await shoot(page, '09-api-usage')
  await shootGoingLive(page, demo)
  await page.goto(`${demo.companion.url}/settings/people`)
  await shoot(page, '12-people')
  await page.goto(`${demo.companion.url}/settings/orgs`)
  await page.getByText(demo.org('production').organizationId).first().waitFor()
  await shoot(page, '13-salesforce-orgs')
  await shootApp(page, demo)
}

async function shootApp(page: Page, demo: RunningDemo): Promise<void> {
  await page.goto(demo.org('sandbox').lightningUrl)
  await page.getByText('115,000').first().waitFor()
  await shoot(page, '14-lightning-app')
  await page.getByRole('link', { name: 'Setup' }).first().click()
  await page.getByText(/of 6 steps done/).waitFor()
  await shoot(page, '15-lightning-set-up')
}

async function shootGoingLive(page: Page, demo: RunningDemo): Promise<void> {
  await page.goto(`${demo.companion.url}/settings/parity`)
  await page.getByRole('button', { name: /Retrieve the connected org now/ }).click()
  await page.getByText('Retrieved over the connection').waitFor()
  await page.getByRole('button', { name: /^Compare/ }).click()
  await page.getByText('OpportunityQuote').waitFor()
  await shoot(page, '10-parity-report')
  await page.goto(`${demo.companion.url}/settings/go-live`)
  await page.getByRole('button', { name: /Read the permissions/ }).click()
  await page.getByText(/rights are in order/).waitFor()
  await shoot(page, '11-go-live')
}

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true })
  const state = await temporaryFolder()
  const [demo, browser] = await Promise.all([startDemo(state.path), launchBrowser()])
  try {
    await shootTour(await (await browser.newContext(desktop)).newPage(), demo)
    const small = await (await browser.newContext({ ...phone, locale: 'fr-FR' })).newPage()
    await small.goto(demo.org('sandbox').lightningUrl)
    await shoot(small, '16-lightning-app-phone')
    await small.goto(demo.companion.signInUrl)
    await shoot(small, '17-sign-in-french-phone')
  } finally {
    await browser.close()
    await demo.stop()
    await state.remove()
  }
}

await main()
