import type { Page } from 'playwright-core'
import { axeFaults } from '../browser/axe.ts'
import { choose } from '../browser/choose.ts'
import { DESKTOP, PHONE } from './lightning-page.ts'
import { overflow, textFaults } from './layout.ts'

/** The names of the looks in the switch of the header. */
export const LOOKS = ['SLDS 1', 'SLDS 2'] as const

/** Chooses a look as a person does, and waits until the page shows it. */
export async function wear(page: Page, look: string): Promise<void> {
  await choose(page, look)
}

async function faultsOf(page: Page): Promise<string[]> {
  return [...(await axeFaults(page)), ...(await layoutFaults(page))]
}

/** The elements wider than the window, and the texts that cannot be read in full. */
export async function layoutFaults(page: Page): Promise<string[]> {
  const beyond = await overflow(page)
  return [...(beyond > 0 ? [`${beyond} pixels too wide`] : []), ...(await textFaults(page))]
}

/** Checks the page in both looks, on a desktop and on a phone. Returns each fault with its look and device. */
export async function faultsInEveryLook(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const look of LOOKS) {
    await wear(page, look)
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport)
      faults.push(...(await faultsOf(page)).map((fault) => `${look}, ${viewport.width} pixels: ${fault}`))
    }
  }
  return faults
}

/** The violations that axe finds in the dark mode, which only SLDS 2 has. */
export async function faultsInTheDark(page: Page): Promise<string[]> {
  await wear(page, 'SLDS 2')
  await page.addStyleTag({ content: ':root { color-scheme: dark }' })
  return axeFaults(page)
}
