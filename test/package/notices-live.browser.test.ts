import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSimulator, type SimulatedOrgInfo } from '../../companion/simulator/index.ts'
import { raiseNotice } from '../../companion/src/notifications/notices.ts'
import type { OrganizationId, TenantId } from '../../companion/src/platform/ids.ts'
import { projectRoot } from '../../scripts/pages/root.ts'
import { control, records } from '../kit/simulator/simulator.ts'
import { startTestApp, type TestApp } from '../kit/service/app.ts'
import { startBrowser } from '../kit/web/pages.ts'

let service: TestApp
let simulator: Awaited<ReturnType<typeof startSimulator>>
let stateDir: string
let browser: Browser
beforeAll(async () => {
  service = await startTestApp()
  stateDir = await mkdtemp(join(tmpdir(), 'tollbridge-notices-'))
  const pagesDir = join(projectRoot, 'build/pages/lightning')
  simulator = await startSimulator({ stateDir, callbacks: [], pagesDir })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser.close()
  await simulator.close()
  await service.close()
  await rm(stateDir, { recursive: true, force: true })
})

async function pair(org: SimulatedOrgInfo): Promise<void> {
  const admin = await service.signIn()
  const { code } = (await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>()
  const companionUrl = await service.app.listen({ port: 0, host: '127.0.0.1' })
  await control(org, 'POST pairing', { companionUrl, code })
}

/** Tells the tenant of something that is about the integration user of an org. */
async function raiseAbout(org: SimulatedOrgInfo): Promise<void> {
  const { rows } = await service.database.execute('select tenant_id from tenant')
  const [user] = await records(org, "SELECT Id FROM User WHERE Name = 'Marketo Integration'")
  const record = { organizationId: org.organizationId as OrganizationId, recordId: String(user?.Id) }
  const params = { salesforceCode: 'INSUFFICIENT_ACCESS' }
  const news = { code: 'EVENT_LOG_REFUSED', params, severity: 'warning', about: 'the log', muted: true } as const
  await raiseNotice({ ...news, tenantId: String(rows[0]?.tenant_id) as TenantId, record }, service.platform)
}

it('a notice of the companion leads from the app to the record in Salesforce, and is marked as read in the companion', async () => {
  const sandbox = simulator.orgs.find(({ environment }) => environment === 'sandbox')
  if (!sandbox) throw new Error('a sandbox is expected')
  await pair(sandbox)
  await raiseAbout(sandbox)
  const page = await browser.newPage()
  await page.goto(`${sandbox.instanceUrl}/lightning/n/Tollbridge_Notifications`)

  const button = page.getByRole('link', { name: /^Check permissions/ })
  await expect.poll(() => button.getAttribute('href')).toMatch(/\/settings\/go-live$/)
  await page.getByRole('link', { name: 'Open the record' }).click()
  await page.getByText('Marketo Integration').waitFor()
  await page.goBack()

  await page.getByRole('button', { name: 'Mark as read' }).click()
  await page.getByRole('status').getByText('Marked as read. Unread notifications: 0').waitFor()
  expect((await service.database.execute('select notice_id from notice_reading')).rows).toHaveLength(1)
})
