import type { Page } from 'playwright-core'

/**
 * Runs in the page, in a world of its own, where the DOM is the browser's and not that of the synthetic shadow. Says of
 * every text that a reader cannot read whole: cut off, spilled out of the page, or drawn over another.
 */
function unreadableTexts(): string {
  type Seen = { text: string; box: DOMRect; element: Element }

  const styleOf = (element: Element) => getComputedStyle(element)
  const isCut = (box: DOMRect, element: Element) => {
    const { overflowX, overflowY } = styleOf(element)
    const edge = element.getBoundingClientRect()
    const cutX = /hidden|clip/.test(overflowX) && (box.right > edge.right + 1 || box.left < edge.left - 1)
    const cutY = /hidden|clip/.test(overflowY) && (box.bottom > edge.bottom + 1 || box.top < edge.top - 1)
    return cutX || cutY
  }
  const scrolls = (element: Element) => /auto|scroll/.test(styleOf(element).overflow)

  function ancestorsOf(element: Element): Element[] {
    const ancestors: Element[] = []
    for (let next: Element | null = element; next; next = next.parentElement) ancestors.push(next)
    return ancestors
  }

  function seenTexts(): Seen[] {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const seen: Seen[] = []
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? ''
      const element = walker.currentNode.parentElement
      const isRead = text !== '' && element?.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      if (!element || !isRead || element.closest('.slds-assistive-text, option')) continue
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      for (const box of range.getClientRects()) seen.push({ text: text.slice(0, 40), box, element })
    }
    return seen
  }

  function cutTexts({ text, box, element }: Seen): string[] {
    const ancestors = ancestorsOf(element)
    const scroller = ancestors.findIndex(scrolls)
    const inSight = scroller === -1 ? ancestors : ancestors.slice(0, scroller)
    if (inSight.some((ancestor) => isCut(box, ancestor))) return [`cut off: ${text}`]
    return scroller === -1 && box.right > innerWidth + 1 ? [`outside: ${text}`] : []
  }

  const overlap = (one: DOMRect, other: DOMRect) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4

  const texts = seenTexts().filter(({ element }) => !element.closest('.slds-context-bar__secondary'))
  const covered = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) => one.element.closest('table') !== other.element.closest('table') || !one.element.closest('table'),
      )
      .filter((other) => overlap(one.box, other.box))
      .map((other) => `over each other: ${one.text} | ${other.text}`),
  )
  return [...texts.flatMap(cutTexts), ...covered].join('\n')
}

/** How many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** The texts of the page that a reader cannot see in full. */
export async function textFaults(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id })
  const { result } = await session.send('Runtime.evaluate', {
    contextId: executionContextId,
    expression: `(${unreadableTexts.toString()})()`,
  })
  await session.detach()
  return String(result.value ?? result.description)
    .split('\n')
    .filter(Boolean)
}
