import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { adaListed, bo, boListed, everything, problem, sessionOf, type Answers } from '../../kit/web/answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'

let browser: Browser
let opened: OpenedPage
const open = async (answers: Answers) => (opened = await openPage(browser, { path: '/settings/people', answers })).page
const callsOf = (key: string) => opened.calls.filter((call) => call.key === key)

beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(async () => {
  expect(opened.faults).toEqual([])
  await opened.context.close()
})

describe('the page of people', () => {
  const cyd = { personId: 'p3', name: 'Cyd Roe', email: 'cyd@northwind.example', role: 'user', language: 'fr' }
  const cydListed = { ...boListed, ...cyd, state: 'invited' }

  it('invites a person in their language', async () => {
    const answers: Answers = { ...everything, 'POST /people': { status: 201, json: cyd } }
    const page = await open(answers)

    await page.getByRole('button', { name: 'Invite a person' }).click()
    await page.getByLabel('Name').fill('Cyd Roe')
    await page.getByLabel('Email', { exact: true }).fill('cyd@northwind.example')
    await page.getByLabel('Language of the mail').selectOption('fr')
    answers['GET /people'] = { json: { people: [adaListed, boListed, cydListed] } }
    await page.getByRole('button', { name: 'Send invitation' }).click()

    await page.getByText('Cyd Roe is invited.').waitFor()
    await page.getByRole('row', { name: 'Cyd Roe' }).waitFor()
    expect(callsOf('POST /people')[0]?.body).toEqual({
      name: 'Cyd Roe',
      email: 'cyd@northwind.example',
      role: 'user',
      language: 'fr',
    })
  })

  it('keeps the invitation when it is refused', async () => {
    const page = await open({ ...everything, 'POST /people': problem(409, 'Address in use') })

    await page.getByRole('button', { name: 'Invite a person' }).click()
    await page.getByLabel('Name').fill('Cyd Roe')
    await page.getByLabel('Email', { exact: true }).fill('bo@northwind.example')
    await page.keyboard.press('Enter')

    await page.getByText('Address in use: the remedy').waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe('Cyd Roe')
  })

  it('changes a role, and shows the old one again when that is refused', async () => {
    const page = await open({ ...everything, 'PATCH /people/p1': problem(409, 'The last admin') })

    await page.getByLabel('Role of Ada Lind').selectOption('user')

    await page.getByText('The last admin: the remedy').waitFor()
    await expect.poll(() => page.getByLabel('Role of Ada Lind').inputValue()).toBe('admin')
    expect(callsOf('PATCH /people/p1')[0]?.body).toEqual({ role: 'user' })
  })

  it('removes a person only after asking', async () => {
    const answers: Answers = { ...everything, 'DELETE /people/p2': { status: 204 } }
    const page = await open(answers)
    await page.getByRole('button', { name: 'Remove Bo Ek' }).click()
    await page.getByText('Remove Bo Ek (bo@northwind.example)?').waitFor()
    expect(callsOf('DELETE /people/p2')).toEqual([])

    answers['GET /people'] = { json: { people: [adaListed] } }
    await page.getByRole('button', { name: 'Remove', exact: true }).click()

    await page.getByText('Bo Ek is removed.').waitFor()
    await expect.poll(() => page.getByRole('row', { name: 'Bo Ek' }).count()).toBe(0)
  })

  it('does not offer people to remove themselves', async () => {
    const page = await open(everything)
    await page.getByRole('button', { name: 'Remove Bo Ek' }).waitFor()
    expect(await page.getByRole('button', { name: 'Remove Ada Lind' }).count()).toBe(0)
  })

  it('is read only for a user, and says so', async () => {
    const page = await open({ ...everything, 'GET /session': sessionOf(bo) })

    await page.getByText('Only an admin can invite').waitFor()
    for (const role of ['combobox', 'button'] as const)
      expect(await page.getByRole('main').getByRole(role).count()).toBe(0)
  })
})
