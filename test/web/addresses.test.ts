import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../scripts/pages/root.ts'

const addressesIn = (file: string, pattern: RegExp) =>
  [...readFileSync(join(projectRoot, file), 'utf8').matchAll(pattern)].map(([, address]) => address).sort()

describe('the addresses of the pages', () => {
  it('are answered by the companion too, so that a page can be loaded again', () => {
    const inTheBrowser = addressesIn('companion/web/modules/frame/app/pages.ts', /^ {2}'(\/[\w/-]*)': \{/gm)
    const inTheCompanion = addressesIn('companion/src/platform/http/routes/pages.ts', /^ {2}'(\/[\w/-]*)',$/gm)
    expect(inTheBrowser.length).toBeGreaterThan(10)
    expect(inTheCompanion).toEqual(inTheBrowser)
  })
})
