import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../kit/browser/browser.ts'
import { temporaryFolder } from '../kit/acceptance/demo.ts'
import { authorize, openConnections, openSalesforce, signIn } from '../kit/acceptance/journey.ts'
import { wireCalls } from '../kit/acceptance/ledger.ts'
import { setFirstPassword } from '../kit/acceptance/person.ts'
import {
  admin,
  companionEnvironment,
  freePort,
  startCompanion,
  startSimulator,
  type Running,
  type SimulatorProcess,
} from '../kit/acceptance/processes.ts'

/** The text of the pop-up. Reloads Chromium's own page for a lost connection, as a person would. */
async function callbackText(popUp: Page): Promise<string> {
  const text = () => popUp.locator('body').innerText()
  if (!(await text()).includes('sign-in')) await popUp.reload()
  return text()
}

describe('the companion is killed during the handshake', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let simulator: SimulatorProcess
  let env: Record<string, string>
  let companion: Running
  let browser: Browser
  let page: Page
  let url: string

  beforeEach(async () => {
    folder = await temporaryFolder()
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    simulator = await startSimulator(folder.path, port)
    env = companionEnvironment(folder.path, port, simulator)
    companion = await startCompanion(env)
    await setFirstPassword(url, simulator.mailbox.url)
    browser = await launchBrowser()
    page = await (await browser.newContext({ locale: 'en-US' })).newPage()
    await signIn(page, { companion: { url, signInUrl: `${url}/sign-in`, ...admin } })
    await openConnections(page)
  })

  afterEach(async () => {
    await browser.close()
    await companion.kill('SIGTERM')
    await simulator.kill('SIGTERM')
    await folder.remove()
  })

  const sandbox = () => {
    const org = simulator.orgs.find(({ environment }) => environment === 'sandbox')
    if (!org) throw new Error('no sandbox')
    return org
  }

  it('is not connected after the restart, says so, and connects at the next try', async () => {
    await fetch(`${sandbox().controlUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path: '/services/oauth2/token', kind: 'hang', times: 1 }),
    })
    const popUp = await openSalesforce(page, { environment: 'sandbox' })
    await authorize(popUp, sandbox())
    await expect.poll(() => wireCalls(sandbox())).toBe(1)
    const callback = popUp.waitForURL(/oauth\/callback/, { waitUntil: 'commit' }).catch(() => undefined)

    await companion.kill('SIGKILL')
    companion = await startCompanion(env)

    await expect.poll(() => page.locator('body').innerText()).toContain('The sign-in was interrupted')
    await callback
    await expect.poll(() => callbackText(popUp)).toMatch(/interrupted[^]*press Connect again/)
    await popUp.close()

    await page.reload()
    const again = await openSalesforce(page, { environment: 'sandbox' })
    const closed = again.waitForEvent('close')
    const form = again.getByLabel('Username')
    const consent = again.getByRole('button', { name: /Allow|Authorize/ })
    await form.or(consent).waitFor()
    if (await form.isVisible()) await authorize(again, sandbox())
    else await consent.click({ noWaitAfter: true })
    await closed
    await expect.poll(() => page.locator('body').innerText()).toContain(sandbox().organizationId)
  })
})
