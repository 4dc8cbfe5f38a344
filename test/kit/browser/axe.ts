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

/** The violations that axe finds, by rule and element. Expects that axe measured the contrast of texts. Skips frames. */
export const axeFaults = (page: Page): Promise<string[]> => faultsFoundBy(new AxeBuilder({ page }), page)

/** The violations of text contrast alone, the only rule that depends on the look. */
export const contrastFaults = (page: Page): Promise<string[]> =>
  faultsFoundBy(new AxeBuilder({ page }).withRules('color-contrast'), page)

async function faultsFoundBy(axe: AxeBuilder, page: Page): Promise<string[]> {
  await letShadowRootsFindById(page)
  const { violations, passes } = await axe.setLegacyMode().analyze()
  const isMeasured = passes.some(({ id }) => id === 'color-contrast')
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  return isMeasured ? found : ['the contrast of texts was not measured', ...found]
}
