import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../scripts/pages/labels.ts'
import { axeFaults } from '../kit/browser/axe.ts'
import { everything, guest, unconnected } from '../kit/web/answers.ts'
import { pairing } from '../kit/web/orgs-answers.ts'
import { askForCode, openDrift, saveSettings, short, states } from '../kit/web/page-states.ts'
import { openPage, startBrowser } from '../kit/web/pages.ts'
import { goneLive } from '../kit/web/go-live-answers.ts'
import { connectionsOf, deleting, switching } from '../kit/web/switch-answers.ts'

const PHONE = { width: 390, height: 844 }

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('every page', () => {
  it.each(states)('has nothing that axe objects to, and fits a phone: $name', async ({ path, answers, act }) => {
    const { page, context, faults } = await openPage(browser, { path, answers })
    await act?.(page)
    expect(await axeFaults(page)).toEqual([])
    await page.setViewportSize(PHONE)

    expect(await overflow(page)).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  it.each(LANGUAGES)('speaks the language of the reader, and fits a phone: %s', async (language) => {
    const visit = { path: '/settings/connections', answers: everything, language, viewport: PHONE }
    const { page, context, faults } = await openPage(browser, visit)
    await page.getByRole('article').waitFor()
    for (const path of ['/settings/connections', '/settings/general', '/settings/people']) {
      await page.locator(`frame-side-nav li a[href="${path}"]`).click()
      await page.locator('main').getByRole('table').first().waitFor()
      expect(await overflow(page)).toBe(0)
      expect(await page.locator('body').innerText()).not.toMatch(/\bweb\.\w+\.|\bc\.Tollbridge/)
    }
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language)
    expect(faults).toEqual([])
    await context.close()
  })

  it.each(LANGUAGES)('speaks it about the orgs that are paired, down to 320 pixels: %s', async (language) => {
    const answers = { ...everything, 'POST /pairing-codes': { status: 201, json: pairing } }
    const visit = { path: '/settings/orgs', answers, language, viewport: { width: 320, height: 640 } }
    const { page, context, faults } = await openPage(browser, visit)
    const fits = async () => {
      expect(await overflow(page)).toBe(0)
      expect(await page.locator('body').innerText()).not.toMatch(/\bweb\.\w+\./)
    }
    await page.getByRole('article').first().waitFor()
    await fits()
    await page.locator('orgs-org-card').first().getByRole('button').first().click()
    await page.getByRole('dialog').waitFor()
    await fits()
    await page.keyboard.press('Escape')
    await askForCode(page)
    await fits()
    expect(faults).toEqual([])
    await context.close()
  })

  it.each(LANGUAGES)('speaks it on the way to production too: %s', async (language) => {
    const answers = { ...everything, ...switching, 'GET /connections': connectionsOf(deleting, { goneLive }) }
    const visit = { path: '/settings/connections', answers, language, viewport: PHONE }
    const { page, context, faults } = await openPage(browser, visit)
    for (const path of ['/settings/connections', '/settings/parity', '/settings/go-live']) {
      await page.locator(`frame-side-nav li a[href="${path}"]`).click()
      await page.locator('main').getByRole('article').or(page.locator('main').getByRole('table')).first().waitFor()
      expect(await overflow(page)).toBe(0)
      expect(await page.locator('body').innerText()).not.toMatch(/\b(web|golive|parity)\.\w+\./)
    }
    expect(faults).toEqual([])
    await context.close()
  })

  it.each(LANGUAGES)('speaks it about credits too, and fits a phone: %s', async (language) => {
    const { page, context, faults } = await openPage(browser, {
      path: '/usage',
      answers: short,
      language,
      viewport: PHONE,
    })
    const fits = async () => {
      expect(await overflow(page)).toBe(0)
      expect(await page.locator('body').innerText()).not.toMatch(/\bweb\.\w+\.|\bc\.Tollbridge/)
    }
    await openDrift(page)
    await fits()
    await page.locator('frame-notification-bell button.bell').click()
    await page.locator('frame-notification-bell a[href="/notifications"]').click()
    await page.locator('main').getByRole('article').first().waitFor()
    await fits()
    await page.locator('header a[href="/settings/connections"]').first().click()
    await page.locator('frame-side-nav li a[href="/settings/general"]').click()
    await saveSettings(page)
    await fits()
    expect(faults).toEqual([])
    await context.close()
  })

  it('writes numbers as the reader does', async () => {
    const visit = { path: '/settings/connections', answers: everything, language: 'sv', locale: 'sv-SE' }
    const { page, context } = await openPage(browser, visit)
    await page.getByText('Använda krediter').or(page.getByText('API-krediter i det här fönstret')).first().waitFor()
    expect((await page.locator('body').innerText()).replaceAll(/\s/g, ' ')).toContain('12 345')
    await context.close()
  })

  it('keeps the language that the reader picks', async () => {
    const { page, context } = await openPage(browser, { path: '/sign-in', answers: guest })
    await Promise.all([page.waitForEvent('load'), page.getByLabel('Language').selectOption('fr')])
    const cookies = await context.cookies()
    expect(cookies).toMatchObject([
      { name: 'tollbridge_language', value: 'fr', sameSite: 'Lax', secure: true, path: '/' },
    ])
    await context.close()
  })
})

describe('moving between pages', () => {
  it('goes without a reload, moves the focus to the title, and works with Back', async () => {
    const { page, context } = await openPage(browser, { path: '/settings/connections', answers: everything })
    await page.evaluate(() => {
      document.body.setAttribute('data-kept', '')
    })

    await page.getByRole('link', { name: 'General' }).click()

    const title = page.getByRole('heading', { level: 1, name: 'General' })
    await expect.poll(() => title.evaluate((h1) => h1.matches(':focus'))).toBe(true)
    expect(await page.title()).toBe('General | Tollbridge')
    expect(await page.getByRole('link', { name: 'General' }).getAttribute('aria-current')).toBe('page')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
    expect(await page.locator('body').getAttribute('data-kept')).toBe('')
    await context.close()
  })

  it('needs no mouse: from the first Tab to the choice of the environment, and back by Escape', async () => {
    const { page, context } = await openPage(browser, { path: '/settings/connections', answers: unconnected })
    const setUp = page.getByRole('button', { name: 'Set Up New CRM Connection' })
    await setUp.waitFor()
    await page.keyboard.press('Tab')
    expect(await page.getByRole('link', { name: 'Skip to the content' }).evaluate((a) => a.matches(':focus'))).toBe(
      true,
    )
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await setUp.evaluate((button) => button.matches(':focus'))).toBe(true)

    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Select CRM Connection' })
    await expect.poll(() => dialog.getByRole('heading').evaluate((h2) => h2.matches(':focus'))).toBe(true)
    await page.keyboard.press('Escape')

    await expect.poll(() => setUp.evaluate((button) => button.matches(':focus'))).toBe(true)
    await context.close()
  })
})
