import type { ElementHandle, Page } from 'playwright-core'

/** A focus stop: its name, its position, and whether it looks different while it has the focus. */
export type Stop = { name: string; top: number; bottom: number; left: number; isSeen: boolean }

/** An upper bound of the stops on a page. */
const MOST_STOPS = 100

/** The focused element, at any depth of shadow roots. Undefined when the page itself has the focus. */
async function focusedElement(page: Page): Promise<ElementHandle<Element> | null> {
  const handle = await page.evaluateHandle(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element === document.body ? null : element
  })
  return handle.asElement()
}

const lookOf = (element: ElementHandle<Element>): Promise<string> =>
  element.evaluate((shown) => `${getComputedStyle(shown).outline} ${getComputedStyle(shown).boxShadow}`)

const placeOf = (element: ElementHandle<Element>) =>
  element.evaluate((shown) => {
    const { top, bottom, left } = shown.getBoundingClientRect()
    const [label] = shown instanceof HTMLInputElement || shown instanceof HTMLSelectElement ? (shown.labels ?? []) : []
    const name = shown.getAttribute('aria-label') ?? (label ?? shown).textContent
    return { name: name.trim(), top: top + scrollY, bottom: bottom + scrollY, left }
  })

/** Presses `Tab` or `Shift+Tab` until the focus leaves the page or returns to the first stop. */
export async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Stop[]> {
  const stops: Stop[] = []
  await page.keyboard.press(key)
  const first = await focusedElement(page)
  for (let element = first; element && stops.length < MOST_STOPS;) {
    const [look, place] = [await lookOf(element), await placeOf(element)]
    await page.keyboard.press(key)
    stops.push({ ...place, isSeen: look !== (await lookOf(element)) })
    element = await focusedElement(page)
    if (await element?.evaluate((shown, other) => shown === other, first)) return stops
  }
  return stops
}

/** The stops against the reading order: above the previous one, and not to its right. */
export const leadingBack = (stops: Stop[]): string[] =>
  stops.flatMap((stop, index) => {
    const before = stops[index - 1]
    const isBack = before && stop.bottom <= before.top && stop.left <= before.left
    return isBack ? [`${before.name} > ${stop.name}`] : []
  })

/** The name of the focused element. */
export async function focusedName(page: Page): Promise<string | undefined> {
  const element = await focusedElement(page)
  return element ? (await placeOf(element)).name : undefined
}
