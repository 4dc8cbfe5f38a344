import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { everything } from '../kit/web/answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../kit/web/pages.ts'
import { switching } from '../kit/web/switch-answers.ts'

let browser: Browser
let opened: OpenedPage

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(() => opened.context.close())

const open = async (path: string, viewport = { width: 1280, height: 600 }) =>
  (opened = await openPage(browser, { path, answers: { ...everything, ...switching }, viewport })).page

describe('the frame of the settings', () => {
  it.each([
    ['/settings/connections', ['My Account', 'Settings', 'Integrations', 'Connections']],
    ['/settings/general', ['My Account', 'Settings', 'CRM', 'General']],
    ['/settings/parity/report?id=r1', ['My Account', 'Settings', 'Go live', 'Compare']],
    ['/settings/people', ['My Account', 'Settings', 'Account', 'People']],
  ])('UX-B1 says where a page stands: %s', async (path, way) => {
    const page = await open(path)
    const steps = page.getByRole('navigation', { name: 'You are here' }).getByRole('listitem')
    expect(await steps.allInnerTexts()).toEqual(way)
    await page.getByRole('navigation', { name: 'Settings' }).waitFor()
  })

  it('UX-B2 stays while a long page scrolls', async () => {
    const page = await open('/settings/general')
    await page.getByText('Alert levels').first().scrollIntoViewIfNeeded()
    await page.mouse.wheel(0, 2_000)
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(100)
    for (const part of ['frame-top-bar', 'frame-side-nav'])
      expect((await page.locator(part).boundingBox())?.y).toBeLessThanOrEqual(60)
    expect((await page.locator('frame-top-bar').boundingBox())?.y).toBe(0)
  })

  it('UX-B2 says of the bell that the number is not known while it cannot be read, never that there is none', async () => {
    opened = await openPage(browser, {
      path: '/settings/general',
      answers: { ...everything, 'GET /notices': 'offline' },
    })
    const bell = opened.page.getByRole('button', { name: /^Notifications/ })
    await bell.waitFor()
    await opened.page.getByRole('table').first().waitFor()
    expect(await bell.getAttribute('aria-label')).toBe('Notifications, number of unread not known')
  })
})
