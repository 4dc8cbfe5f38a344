import type { Page } from 'playwright-core'

/** Opens the newest report from the list. Returns milliseconds from the end of its answer to the frame that shows `sign`. */
export const timeToPaint = (page: Page, sign: string): Promise<number> =>
  page.evaluate(async (shown) => {
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    const find = (path: string) => document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null)
    const link = find('//main//tbody//a').singleNodeValue
    if (link instanceof HTMLElement) link.click()
    while (!find(shown).singleNodeValue) await frame()
    await frame()
    const [answer] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/reports/r1'))
    if (!(answer instanceof PerformanceResourceTiming)) throw new Error('the report was not fetched')
    return performance.now() - answer.responseEnd
  }, sign)

/** Types a text letter by letter. Returns, for each letter, milliseconds to the frame that shows what was found. */
export const timesToFind = (page: Page, text: string): Promise<number[]> =>
  page.getByRole('searchbox').evaluate(async (search: HTMLInputElement, typed) => {
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    const times: number[] = []
    for (let length = 1; length <= typed.length; length += 1) {
      search.value = typed.slice(0, length)
      const start = performance.now()
      search.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
      await frame()
      await frame()
      times.push(performance.now() - start)
    }
    return times
  }, text)
