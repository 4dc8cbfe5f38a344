import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * axe asks a shadow root for the field that a label names, which the synthetic shadow refuses; axe then leaves out all
 * contrast of the page.
 */
const letShadowRootsFindById = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const root = [...document.querySelectorAll('*')].find(({ shadowRoot }) => shadowRoot)?.shadowRoot
    Object.defineProperty(Object.getPrototypeOf(root), 'getElementById', {
      configurable: true,
      value(this: ShadowRoot, id: string) {
        return this.querySelector(`#${CSS.escape(id)}`)
      },
    })
  })

/** What axe finds wrong, by rule and element; and that it has measured the contrast of texts. No frames: one page does. */
export const axeFaults = (page: Page): Promise<string[]> => faultsFoundBy(new AxeBuilder({ page }), page)

/** The same of the contrast of texts alone, which is all of it that a look can change. */
export const contrastFaults = (page: Page): Promise<string[]> =>
  faultsFoundBy(new AxeBuilder({ page }).withRules('color-contrast'), page)

async function faultsFoundBy(axe: AxeBuilder, page: Page): Promise<string[]> {
  await letShadowRootsFindById(page)
  const { violations, passes } = await axe.setLegacyMode().analyze()
  const isMeasured = passes.some(({ id }) => id === 'color-contrast')
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  return isMeasured ? found : ['the contrast of texts was not measured', ...found]
}
