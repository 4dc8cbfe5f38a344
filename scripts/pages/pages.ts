import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A page set: one entry module, one folder, one index.html. */
export type Page = {
  name: 'companion' | 'lightning'
  title: string
  entry: string
  /** Folder of the assets within the page set; the server serves it under the same name. */
  assets: string
  /** What the host tells the page about itself, by name. */
  facts: string[]
  /** Scripts served by the host, before the entry. */
  scripts: string[]
}

const PAGES: Page[] = [
  {
    name: 'companion',
    title: 'Tollbridge',
    entry: 'companion/web/main.ts',
    assets: 'assets',
    facts: [],
    scripts: ['/labels/%LANGUAGE%.js'],
  },
  {
    name: 'lightning',
    title: 'Tollbridge | Salesforce',
    entry: 'companion/simulator/lightning/main.ts',
    assets: 'lightning-assets',
    facts: ['organization', 'environment'],
    scripts: [],
  },
]

/** The page sets whose entry exists. */
export const pagesOf = (root: string): Page[] => PAGES.filter(({ entry }) => existsSync(join(root, entry)))
