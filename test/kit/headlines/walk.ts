import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { colourSeen } from './colour-seen.ts'
import type { Headline, HeadlineTable } from './headline.ts'

/** How each state comes about. Each opens the page in that state; none may be left out. */
export type Producers<State extends string> = Record<State, () => Promise<Page>>

/** A test for each row of a table: the state is produced, and looked at. */
export function walkHeadlines<State extends string>(table: HeadlineTable<State>, producers: Producers<State>): void {
  for (const [state, headline] of Object.entries<Headline>(table.states))
    it(`${table.place}: is ${headline.colour} and says "${headline.word}" when ${headline.when}`, async () => {
      const page = await producers[state as State]()
      await expectHeadline(page, { state, headline })
    })
}

async function expectHeadline(page: Page, { state, headline }: { state: string; headline: Headline }): Promise<void> {
  const shown = page.locator(`[data-headline="${state}"]`).first()
  await shown.waitFor()
  expect(await shown.innerText()).toMatch(wordsOf(headline.word))
  expect(await shown.locator('svg').count()).toBeGreaterThan(0)
  expect(await colourSeen(shown)).toBe(headline.colour)
  if (headline.action === null) return
  const name = wordsOf(headline.action)
  const helps = page.getByRole('button', { name }).or(page.getByRole('link', { name }))
  expect(await helps.count()).toBeGreaterThan(0)
}

/** The words with any number in the place of `{n}`. */
const wordsOf = (text: string): RegExp =>
  new RegExp(
    text
      .split('{n}')
      .map(escaped)
      .join(String.raw`[\d,.\s]+`),
  )

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
