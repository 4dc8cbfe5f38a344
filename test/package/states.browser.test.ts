import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, contrastFaults } from '../kit/browser/axe.ts'
import { startBrowser } from '../kit/web/pages.ts'
import { openLightning } from '../kit/package/lightning-page.ts'
import { layoutFaults, LOOKS, wear } from '../kit/package/looks.ts'
import { STATES } from '../kit/package/states.ts'

/** As narrow as a phone, and so high that every section comes into sight and is read. */
const SCROLL = { width: 320, height: 5_000 }

const ROWS = STATES.flatMap(({ name, answers, shows, asks = '' }) =>
  Object.entries(shows).map(([tab, text]) => ({ name, tab, text, answers, address: `${tab}${asks}` })),
)

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

describe('a tab of the app, whatever its state', () => {
  it.each(ROWS)('says so, accessibly, in both looks: $tab, $name', async ({ address, text, answers }) => {
    const { page, faults } = await openLightning(browser, { answers, tab: address, viewport: SCROLL })
    await page.getByText(text).filter({ visible: true }).first().waitFor()

    expect(await axeFaults(page)).toEqual([])
    for (const look of LOOKS) {
      await wear(page, look)
      expect(await contrastFaults(page), look).toEqual([])
      expect(await layoutFaults(page), look).toEqual([])
    }
    expect(faults).toEqual([])
    await page.context().close()
  })
})
