import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFaults } from '../kit/browser/axe.ts'
import { startBrowser } from '../kit/web/pages.ts'
import { everything, fingerprint } from '../kit/package/answers.ts'
import { focusedName } from '../kit/package/keyboard.ts'
import { type ApexAnswers, openLightning } from '../kit/package/lightning-page.ts'

const tab = 'Tollbridge_Environments'
const UNDER_WAY = { state: 'under-way', beganAt: fingerprint.beganAt, sent: 3, total: 7 } as const
const FAILED = { ...fingerprint, state: 'failed', sent: 3, problem: 'down' } as const

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

it('a report of the org is begun with the keyboard, and the page looks again until it has ended', async () => {
  const answers: ApexAnswers = { ...everything }
  const { page, calls, faults } = await openLightning(browser, { answers, tab })
  const reads = () => calls.filter(({ method }) => method === 'TollbridgeFingerprintController/read').length
  await page.getByText('Last report:').waitFor()

  answers['TollbridgeFingerprintController/read'] = UNDER_WAY
  await page.getByRole('button', { name: 'Report this org' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('3 of 7').waitFor()
  expect(calls.map(({ method }) => method)).toContain('TollbridgeFingerprintController/start')
  expect(await axeFaults(page)).toEqual([])
  await expect.poll(reads).toBeGreaterThanOrEqual(4)

  answers['TollbridgeFingerprintController/read'] = FAILED
  await page.getByText('Tollbridge Companion did not answer.').waitFor()
  expect(await page.getByRole('progressbar').count()).toBe(0)
  expect(await focusedName(page)).toBe('Report this org')
  expect(await axeFaults(page)).toEqual([])
  expect(faults).toEqual([])
  await page.context().close()
})
