import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults } from '../kit/browser/axe.ts'
import { startBrowser } from '../kit/web/pages.ts'
import { everything, setup } from '../kit/package/answers.ts'
import { focusedName } from '../kit/package/keyboard.ts'
import { openLightning, type ApexAnswers } from '../kit/package/lightning-page.ts'
import { layoutFaults } from '../kit/package/looks.ts'

type Setup = Tollbridge.Setup

const inOrder = setup.users.map((user) => ({
  ...user,
  rights: user.rights.map((right) => ({ ...right, state: 'ok' as const })),
}))
const heldByOne = setup.holders.map((set) => ({ ...set, count: 1 }))

/** An org in which nothing is set up. */
const untouched: Setup = {
  ...setup,
  companion: 'wrong-address',
  greeting: 'wrong-address',
  hasPlaceholder: true,
  wasPaired: false,
  users: [],
}

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

/** Opens Setup in an org that becomes what `turn` makes of it. */
async function openSetup(found: Setup, more: ApexAnswers = {}) {
  const answers: ApexAnswers = { ...everything, 'TollbridgeSetupController/read': found, ...more }
  const opened = await openLightning(browser, { answers, tab: 'Tollbridge_Setup' })
  await opened.page.getByText('steps done').waitFor()
  let current = found
  const turn = (change: Partial<Setup>) => {
    current = { ...current, ...change }
    answers['TollbridgeSetupController/read'] = current
  }
  return { ...opened, turn, answers }
}

/** Goes by the Tab key to what has a name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab')
    if ((await focusedName(page)) === name) return
  }
  throw new Error(`The Tab key does not lead to ${name}`)
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

const step = (page: Page, title: string) => page.locator('c-tollbridge-setup-step').filter({ hasText: title })

const openTitles = (page: Page) => page.locator('button[aria-expanded="true"]').allInnerTexts()

describe('the wizard of Setup', () => {
  it('is gone through from the first step to the last without a mouse', async () => {
    const { page, calls, turn, answers, faults } = await openSetup(untouched)
    expect(await openTitles(page)).toEqual(['1. Named credential'])
    await page.getByText('still has the placeholder address').waitFor()

    turn({ companion: 'no-key', greeting: 'ok', hasPlaceholder: false })
    await press(page, 'Check again')
    await page.getByText('1 of 6 steps done').waitFor()
    expect(await focusedName(page)).toBe('Check again')

    await tabTo(page, 'Pairing code')
    await page.keyboard.type('K7QM-3RXA-9TPD')
    answers['TollbridgePairingController/pair'] = { isKept: true, key: null, readerKey: null }
    turn({ companion: 'not-connected', wasPaired: true })
    await press(page, 'Pair with Tollbridge Companion')
    await page
      .getByRole('status')
      .getByText(/^Checked at .*: Done$/)
      .last()
      .waitFor()
    await page.getByText('2 of 6 steps done').waitFor()

    turn({ holders: heldByOne })
    await tabTo(page, '3. Permission sets')
    await press(page, 'Check again')
    await page.getByText('3 of 6 steps done').waitFor()

    answers['TollbridgeSetupController/changeAlerts'] = null
    turn({ nextRunAt: '2026-03-29T11:00:00.000Z' })
    await tabTo(page, 'Take a snapshot')
    await page.keyboard.type('Every 15')
    await press(page, 'Save')
    await page.getByText('4 of 6 steps done').waitFor()

    await tabTo(page, 'Recipients')
    await page.keyboard.type('Ada')
    answers['TollbridgeSetupController/changeLevels'] = null
    turn({ settings: { ...setup.settings, audienceId: '005A' } })
    await press(page, 'Save')
    await page.getByText('5 of 6 steps done').waitFor()

    turn({ companion: 'connected-here', users: inOrder })
    await tabTo(page, '6. Integration user')
    await press(page, 'Check again')
    await page.getByText('6 of 6 steps done').waitFor()

    const changes = calls.filter(({ method }) => !method.endsWith('/read'))
    expect(changes.map(({ method, parameters }) => [method, parameters])).toEqual([
      ['TollbridgePairingController/pair', { code: 'K7QM-3RXA-9TPD' }],
      ['TollbridgeSetupController/changeAlerts', { levels: '50, 90', jumpPoints: 20, keepDays: 30, audienceId: null }],
      ['TollbridgeSetupController/schedule', { intervalMinutes: 15 }],
      [
        'TollbridgeSetupController/changeAlerts',
        { levels: '50, 90', jumpPoints: 20, keepDays: 30, audienceId: '005A' },
      ],
      [
        'TollbridgeSetupController/changeLevels',
        {
          levels: {
            DailyAsyncApexExecutions: '',
            DailyBulkApiBatches: '',
            DataStorageMB: '90',
            FileStorageMB: '',
          },
        },
      ],
    ])
    expect(await axeFaults(page)).toEqual([])
    expect(await layoutFaults(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('asks before it ends the pairing, can be cancelled, and leaves the focus with the step', async () => {
    const { page, calls, turn } = await openSetup(setup, {
      'TollbridgePairingController/unpair': { isTold: true, isForgotten: true } satisfies Tollbridge.Unpairing,
    })
    await press(page, '2. Pair with Tollbridge Companion')
    await press(page, 'Unpair')
    expect(await focusedName(page)).toContain('This org forgets its key')
    await press(page, 'Cancel')
    expect(await focusedName(page)).toBe('Unpair')

    await page.keyboard.press('Enter')
    turn({ companion: 'not-paired', wasPaired: false })
    await press(page, 'Unpair')
    await page.getByRole('status').getByText('A new code pairs this org again.').waitFor()
    expect(calls.filter(({ method }) => method === 'TollbridgePairingController/unpair')).toHaveLength(1)
    expect(await focusedName(page)).toBe('2. Pair with Tollbridge Companion')
    await page.context().close()
  })

  it('UX-B11 asks a paired org for no code, until the reader wants to pair it again', async () => {
    const { page } = await openSetup({ ...setup, companion: 'connected-here' })
    await press(page, '2. Pair with Tollbridge Companion')
    await page.getByText('This org is paired with Tollbridge Companion.').waitFor()
    expect(await page.getByLabel('Pairing code').count()).toBe(0)

    await press(page, 'Pair again')

    expect(await focusedName(page)).toBe('Pairing code')
    await page.context().close()
  })

  it('says beside the step why a code is refused, and keeps what was typed', async () => {
    const refused = { 'TollbridgePairingController/pair': new Error('The pairing code is not valid. Make a new code.') }
    const { page } = await openSetup({ ...setup, companion: 'not-paired', wasPaired: false }, refused)
    await tabTo(page, 'Pairing code')
    await page.keyboard.type('K7QM')
    await press(page, 'Pair with Tollbridge Companion')

    const pairing = step(page, '2. Pair with Tollbridge Companion')
    await pairing.getByRole('alert').getByText('Make a new code.').waitFor()
    expect(await page.getByLabel('Pairing code').inputValue()).toBe('K7QM')
    await page.context().close()
  })

  it('shows both keys, each under its name, where Salesforce did not take it', async () => {
    const { page } = await openSetup({ ...setup, companion: 'not-paired', wasPaired: false })
    await press(page, 'Pair with Tollbridge Companion')
    await page.getByText('They are shown this once.').waitFor()

    expect(await page.getByLabel('Key', { exact: true }).inputValue()).toBe('tollbridge_org_key')
    expect(await page.getByLabel('Reader key').inputValue()).toBe('tollbridge_reader_key')
    expect(await axeFaults(page)).toEqual([])
    await page.context().close()
  })

  it('PK-A10 takes no code from a user who cannot store the keys, and names who can', async () => {
    const found = { ...setup, companion: 'no-key', wasPaired: false, canKeepKeys: false } as const
    const { page } = await openSetup({ ...found, keyWriters: ['Astrid Lindqvist'] })
    const pairing = step(page, '2. Pair with Tollbridge Companion')
    await pairing.getByText('No pairing code is used up').waitFor()

    await pairing.getByText('Ask one of these admins to do this step: Astrid Lindqvist').waitFor()
    expect(await page.getByLabel('Pairing code').isDisabled()).toBe(true)
    expect(await axeFaults(page)).toEqual([])
    await page.context().close()
  })

  it('names each right of the integration user, and what to do about those that are missing', async () => {
    const { page } = await openSetup(setup)
    await press(page, '6. Integration user')

    const rights = step(page, '6. Integration user').getByRole('listitem')
    expect(await rights.allInnerTexts()).toEqual([
      expect.stringMatching(/^OK\s+Active user$/),
      expect.stringMatching(/^Marketing User\s+Missing. Edit the user in Setup.$/),
      expect.stringMatching(/^Rights on Campaign\s+Unknown$/),
    ])
    await page.context().close()
  })

  it('leads to the pages of Setup in a new tab, and stays where it is', async () => {
    const { page } = await openSetup(untouched)
    const links = await page
      .locator('c-tollbridge-setup-page a')
      .evaluateAll((found) => found.map((link) => [link.getAttribute('href'), link.getAttribute('target')]))

    expect(links.toSorted()).toEqual(
      [
        'NamedCredential/home',
        'PermSets/page?address=%2F0PS5e000000AbCdGAK',
        'PermSets/page?address=%2F0PS5e000000AbCeGAK',
        'PermSets/home',
        'ScheduledJobs/home',
        'ManageExternalClientApplication/home',
        'ManageUsers/home',
        'LabelWorkbenchSetup/home',
      ]
        .map((path) => [`/lightning/setup/${path}`, '_blank'])
        .toSorted(),
    )
    await page.context().close()
  })
})
