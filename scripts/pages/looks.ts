import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from './pages.ts'

/** A look of Lightning Experience, and its style sheet. */
export type Look = { name: 'slds1' | 'slds2'; sheet: string }

const SLDS_1: Look = {
  name: 'slds1',
  sheet: 'node_modules/@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.min.css',
}

/** Under Salesforce's terms of use, so it is a development package. `npm run demo` does not need it. */
const SLDS_2: Look = {
  name: 'slds2',
  sheet: 'node_modules/@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css',
}

/** The looks whose style sheets are installed. A page starts with the first. */
export const looksAt = (root: string): Look[] => [SLDS_1, SLDS_2].filter(({ sheet }) => existsSync(join(root, sheet)))

/** The looks of a page set: all of them for the package, whose org chooses the look, else the first. */
export const looksOf = (page: Page, root: string): Look[] =>
  page.name === 'lightning' ? looksAt(root) : looksAt(root).slice(0, 1)
