import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../kit/browser/browser.ts'
import { temporaryFolder } from '../kit/acceptance/demo.ts'
import { authorize, openConnections, openSalesforce, signIn } from '../kit/acceptance/journey.ts'
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

const canary = (name: string) => `canary-${name}-${randomBytes(8).toString('hex')}`

/** Every string in a file that looks like a token of the simulated orgs. */
function tokensIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  return [...new Set(texts.flatMap((text) => text.match(/\b(00D\w{15}![\w.]{20,}|5Aep[\w.]{20,})/g) ?? []))]
}

describe('secrets are written and used, never shown (T10)', () => {
  const clientSecret = canary('client-secret')
  const vaultKey = randomBytes(32).toString('base64')
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let simulator: SimulatorProcess
  let companion: Running
  let browser: Browser
  let url: string
  const answers: string[] = []

  const record = async (response: Response) => {
    if (!response.url().startsWith(url)) return
    const headers = Object.entries(response.headers()).filter(([name]) => name !== 'set-cookie')
    answers.push(response.url(), JSON.stringify(headers), await response.text().catch(() => ''))
  }

  beforeAll(async () => {
    folder = await temporaryFolder()
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    simulator = await startSimulator(folder.path, port, {
      SIMULATOR_CLIENT_ID: '3MVG9_canary_consumer_key',
      SIMULATOR_CLIENT_SECRET: clientSecret,
    })
    const env = companionEnvironment(folder.path, port, simulator)
    companion = await startCompanion({ ...env, LOG_LEVEL: 'trace', VAULT_KEYS: `k1:${vaultKey}`, METRICS_TOKEN: 'm' })
    await setFirstPassword(url, simulator.mailbox.url)
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser.close()
    await companion.kill('SIGTERM')
    await simulator.kill('SIGTERM')
    await folder.remove()
  })

  async function connectSandbox(page: Page): Promise<void> {
    const sandbox = simulator.orgs.find(({ environment }) => environment === 'sandbox')
    if (!sandbox) throw new Error('no sandbox')
    page.context().on('response', (response) => void record(response))
    await signIn(page, { companion: { url, signInUrl: `${url}/sign-in`, ...admin } })
    await openConnections(page)
    const popUp = await openSalesforce(page, { environment: 'sandbox' })
    const closed = popUp.waitForEvent('close')
    await authorize(popUp, sandbox)
    await closed
    await expect.poll(() => page.locator('body').innerText()).toContain(sandbox.organizationId)
  }

  it('appear in no log, answer, address, metric or file of the database', async () => {
    await connectSandbox(await (await browser.newContext({ locale: 'en-US' })).newPage())
    const metrics = await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer m' } })
    expect(metrics.status).toBe(200)
    const tokens = tokensIn(join(folder.path, 'simulator'))
    expect(tokens.length).toBeGreaterThanOrEqual(3)

    const stored = readdirSync(join(folder.path, 'companion'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    const everything = [companion.output(), await metrics.text(), ...answers, ...stored]

    for (const secret of [clientSecret, vaultKey, admin.password, ...tokens]) {
      const shown = everything.filter((text) => text.includes(secret))
      expect(shown.map((text) => text.slice(0, 200))).toEqual([])
    }
  })
})
