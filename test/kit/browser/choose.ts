import type { Page } from 'playwright-core'

/** Chooses one of a few buttons, as a person does, and waits until the page shows it. */
export async function choose(page: Page, name: string): Promise<void> {
  await page.locator('label').filter({ hasText: name }).click()
  await page.getByRole('radio', { name, exact: true, checked: true }).waitFor()
}
