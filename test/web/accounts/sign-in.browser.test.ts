import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ada, everything, guest, problem, sessionOf, type Answers } from '../../kit/web/answers.ts'
import { openPage, ORIGIN, startBrowser, type OpenedPage, type Visit } from '../../kit/web/pages.ts'

let browser: Browser
let opened: OpenedPage
const open = async (visit: Visit) => (opened = await openPage(browser, visit)).page
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

const guestOfAda: Answers = { ...everything, ...guest, 'POST /session': sessionOf(ada) }

describe('signing in', () => {
  it('takes a guest to sign-in first, and then where they were going', async () => {
    const page = await open({ path: '/settings/general', answers: guestOfAda })
    expect(new URL(page.url()).pathname).toBe('/sign-in')

    await page.getByLabel('Email').fill('ada@northwind.example ')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.keyboard.press('Enter')

    await page.getByRole('heading', { level: 1, name: 'General' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/settings/general')
    expect(callsOf('POST /session')[0]?.body).toEqual({
      email: 'ada@northwind.example',
      password: 'correct horse battery',
    })
  })

  it('says what is missing, moves there, and asks the server nothing', async () => {
    const page = await open({ path: '/sign-in', answers: guest })

    await page.getByLabel('Email').fill('not an address')
    await page.getByRole('button', { name: 'Sign in' }).click()

    await expect.poll(() => page.getByLabel('Email').evaluate((input) => input.matches(':focus'))).toBe(true)
    expect(await page.getByText('Enter an email address').isVisible()).toBe(true)
    expect(await page.getByText('Fill in this field.').isVisible()).toBe(true)
    expect(callsOf('POST /session')).toEqual([])
  })

  it('tells title, cause and remedy of a refusal, and keeps what was typed', async () => {
    const answers = { ...guest, 'POST /session': problem(401, 'Wrong address or password') }
    const page = await open({ path: '/sign-in', answers })

    await page.getByLabel('Email').fill('ada@northwind.example')
    await page.getByLabel('Password').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()

    const alert = page.getByRole('alert')
    await expect.poll(() => alert.innerText()).toContain('Wrong address or password: the remedy')
    expect(await alert.innerText()).toContain('Wrong address or password: the cause')
    expect(await page.getByLabel('Email').inputValue()).toBe('ada@northwind.example')
    expect(await page.getByLabel('Password').inputValue()).toBe('wrong')
  })

  it('says so when nothing answers, and keeps what was typed', async () => {
    const page = await open({ path: '/forgot-password', answers: { ...guest, 'POST /password-links': 'offline' } })

    await page.getByLabel('Email').fill('ada@northwind.example')
    await page.getByRole('button', { name: 'Send the link' }).click()

    await page.getByText('Tollbridge did not answer').waitFor()
    expect(await page.getByLabel('Email').inputValue()).toBe('ada@northwind.example')
  })
})

describe('the session', () => {
  it('when it ends, leads to sign-in and back', async () => {
    const answers: Answers = {
      ...everything,
      'GET /people': problem(401, 'Session over'),
      'POST /session': sessionOf(ada),
    }
    const page = await open({ path: '/settings/general', answers })

    await page.getByRole('link', { name: 'People' }).click()
    await page.getByText('Your session has ended.').waitFor()
    answers['GET /people'] = everything['GET /people'] ?? 'offline'
    await page.getByLabel('Email').fill('ada@northwind.example')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Sign in' }).click()

    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
  })

  it('ends everywhere on request, with the CSRF token', async () => {
    const page = await open({
      path: '/settings/general',
      answers: { ...everything, 'DELETE /sessions': { status: 204 } },
    })

    await page.getByRole('button', { name: 'Ada Lind' }).click()
    await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click()

    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect(callsOf('DELETE /sessions')[0]?.csrfToken).toBe('csrf-1')
  })

  it('is not forgotten on the page when signing out fails', async () => {
    const page = await open({ path: '/settings/general', answers: { ...everything, 'DELETE /session': 'offline' } })

    await page.getByRole('button', { name: 'Ada Lind' }).click()
    await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()

    await page.getByText('Tollbridge did not answer').waitFor()
    expect(new URL(page.url()).pathname).toBe('/settings/general')
  })
})

describe('setting a password', () => {
  it('takes the token from the address, removes it there at once, and goes on to sign-in', async () => {
    const page = await open({
      path: '/set-password#token=abc-1',
      answers: { ...guest, 'POST /passwords': { status: 204 } },
    })
    expect(page.url()).toBe(`${ORIGIN}/set-password`)

    await page.getByLabel('New password').fill('short')
    await page.getByRole('button', { name: 'Set password' }).click()
    expect(callsOf('POST /passwords')).toEqual([])
    await page.getByLabel('New password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Set password' }).click()

    await page.getByText('Your password is set.').waitFor()
    expect(callsOf('POST /passwords')[0]?.body).toEqual({ token: 'abc-1', password: 'correct horse battery' })
  })

  it('explains a link without a token', async () => {
    const page = await open({ path: '/set-password', answers: guest })
    expect(await page.getByText('This link is not complete.').isVisible()).toBe(true)
  })
})
