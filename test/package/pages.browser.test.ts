import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../scripts/pages/labels.ts'
import { startBrowser } from '../web/support/pages.ts'
import { everything } from './support/answers.ts'
import { overflow } from './support/layout.ts'
import { openLightning, PHONE } from './support/lightning-page.ts'
import { TABS } from './support/tabs.ts'

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

describe('the pages of the package', () => {
  it.each(LANGUAGES)('speak the language of the reader, and fit 320 pixels: %s', async (language) => {
    for (const tab of TABS) {
      const { page, faults } = await openLightning(browser, { answers: everything, tab, language, viewport: PHONE })
      await page.getByRole('heading', { level: 1 }).waitFor()

      expect(await page.locator('body').innerText()).not.toMatch(/\bc\.Tollbridge/)
      expect([tab, await overflow(page)]).toEqual([tab, 0])
      expect(faults).toEqual([])
      await page.context().close()
    }
  })

  it('take one call of Apex before their first paint', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything, tab: 'Tollbridge_Environments' })
    await page.getByText('Paired orgs').waitFor()

    expect(calls.map(({ method }) => method)).toEqual(['OverviewController/read', 'EnvironmentsController/read'])
    await page.context().close()
  })

  it('say which tab is open, and lead to the others', async () => {
    const { page } = await openLightning(browser, { answers: everything, tab: 'Tollbridge_Notifications' })
    const tabs = page.getByRole('navigation').getByRole('link')
    expect(await tabs.count()).toBe(5)
    await tabs.last().click()

    await page.getByRole('heading', { name: 'Set-up', level: 1 }).waitFor()
    expect(await page.locator('a[aria-current="page"]').innerText()).toBe('Set-up')
    await page.context().close()
  })
})

describe('the page of notifications', () => {
  it('marks a notification as read with the keyboard', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything, tab: 'Tollbridge_Notifications' })
    await page.getByRole('listitem').getByRole('button', { name: 'Mark as read' }).focus()
    await page.keyboard.press('Enter')

    await expect.poll(() => calls.map(({ method }) => method)).toContain('NoticesController/markAsRead')
    expect(calls.find(({ method }) => method.endsWith('markAsRead'))?.parameters).toEqual({ noticeIds: ['n1'] })
    await page.context().close()
  })
})

describe('the set-up page', () => {
  it('pairs by a code with the keyboard, and shows the key where Salesforce did not take it', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything, tab: 'Tollbridge_Setup' })
    await page.getByLabel('Pairing code').focus()
    await page.keyboard.type('K7QM-3RXA-9TPD')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')

    await page.getByText('It is shown this once.').waitFor()
    expect(calls.find(({ method }) => method === 'PairingController/pair')?.parameters).toEqual({
      code: 'K7QM-3RXA-9TPD',
    })
    expect(await page.getByLabel('Key', { exact: true }).inputValue()).toBe('tollbridge_org_key')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.context().close()
  })

  it('plans snapshots', async () => {
    const { page, calls } = await openLightning(browser, { answers: everything, tab: 'Tollbridge_Setup' })
    await page.getByRole('button', { name: 'Every 15 minutes' }).click()

    await expect.poll(() => calls.at(-1)?.method).toBe('SetupController/read')
    expect(calls.at(-2)).toEqual({ method: 'SetupController/schedule', parameters: { intervalMinutes: 15 } })
    await page.context().close()
  })

  it('says why somebody may not set it up', async () => {
    const answers = { ...everything, 'SetupController/read': new Error('Ask Ada.') }
    const { page } = await openLightning(browser, { answers, tab: 'Tollbridge_Setup' })

    await page.getByRole('alert').getByText('Ask Ada.').waitFor()
    await page.context().close()
  })
})
