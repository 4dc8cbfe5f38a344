import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults } from '../kit/browser/axe.ts'
import { startBrowser } from '../kit/web/pages.ts'
import { everything } from '../kit/package/answers.ts'
import { focusedName } from '../kit/package/keyboard.ts'
import { openLightning, type ApexAnswers } from '../kit/package/lightning-page.ts'
import { layoutFaults } from '../kit/package/looks.ts'

const RECORD = '0065e00000AbCdEAAV'

const jump: Tollbridge.CompanionNotices.Notice = {
  noticeId: 'n1',
  code: 'CREDIT_JUMP',
  severity: 'warning',
  title: 'Credits jumped',
  cause: 'An import ran.',
  remedy: 'Look at the imports.',
  raisedAt: '2026-03-29T10:00:00.000Z',
  actionLabel: 'Open API usage',
  actionUrl: 'https://companion.example/usage',
  isRead: false,
  recordId: RECORD,
}
const lost = {
  ...jump,
  noticeId: 'n2',
  code: 'AUTHORIZATION_REQUIRED',
  severity: 'error',
  title: 'Lost',
  actionLabel: 'Reauthorize',
  actionUrl: 'https://companion.example/settings/connections',
  resolvedAt: '2026-03-29T11:00:00.000Z',
  recordId: null,
} as const
const told: Tollbridge.CompanionNotices = { state: 'reported', unread: 2, total: 120, notices: [jump, lost] }

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

async function openNotices(more: ApexAnswers = {}) {
  const answers: ApexAnswers = { ...everything, 'TollbridgeNoticesController/read': told, ...more }
  const opened = await openLightning(browser, { answers, tab: 'Tollbridge_Notifications' })
  await opened.page.getByText('Unread notifications: 2').waitFor()
  return { ...opened, answers }
}

describe('the page of notifications', () => {
  it('UX-A3: leads to the record, and by the button of the companion to where one acts, and says that older ones are not shown', async () => {
    const { page, faults } = await openNotices()
    const record = page.getByRole('link', { name: 'Open the record' })

    expect(await record.getAttribute('href')).toBe(`/lightning/r/${RECORD}/view`)
    const hrefOf = (name: string) => page.getByRole('link', { name: new RegExp(`^${name}`) }).getAttribute('href')
    expect(await hrefOf('Open API usage')).toBe(jump.actionUrl)
    expect(await hrefOf('Reauthorize')).toBe(lost.actionUrl)
    expect(await page.getByText(/^Resolved Sun,? Mar 29/).count()).toBe(1)
    await page.getByText('The newest 2 of 120 notifications are shown.').waitFor()
    expect(await axeFaults(page)).toEqual([])
    expect(await layoutFaults(page)).toEqual([])
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('marks one as read by keyboard, says so, and leaves the focus with it', async () => {
    const { page, calls, answers } = await openNotices()
    await page.getByRole('button', { name: 'Mark as read' }).first().focus()
    answers['TollbridgeNoticesController/read'] = { ...told, unread: 1, notices: [{ ...jump, isRead: true }, lost] }
    await page.keyboard.press('Enter')

    await page.getByRole('status').getByText('Marked as read. Unread notifications: 1').waitFor()
    expect(await focusedName(page)).toBe('Credits jumped')
    expect(calls.find(({ method }) => method.endsWith('markAsRead'))?.parameters).toEqual({ noticeIds: ['n1'] })
    expect(await page.getByRole('button', { name: 'Mark as read' }).count()).toBe(1)
    await page.context().close()
  })

  it('says beside the list why none could be marked', async () => {
    const { page } = await openNotices({
      'TollbridgeNoticesController/markAsRead': new Error('The companion does not answer.'),
    })
    await page.getByRole('button', { name: 'Mark all as read' }).focus()
    await page.keyboard.press('Enter')

    await page.getByRole('alert').getByText('The companion does not answer.').waitFor()
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(['Credits jumped', 'Lost'])
    expect(await focusedName(page)).toBe('Mark all as read')
    expect(await axeFaults(page)).toEqual([])
    await page.context().close()
  })
})
