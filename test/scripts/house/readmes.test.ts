import { describe, expect, it } from 'vitest'
import { readmeFaults } from '../../../scripts/house/readmes.ts'

const GOOD = `# A feature\n${'what lives here\n'.repeat(9)}`

const faultsWith = (text: string | undefined): string[] =>
  readmeFaults(['companion/src/credits'], (path) => (path === 'companion/src/credits/README.md' ? text : GOOD))

describe('the READMEs of the house', () => {
  it('are accepted when each is one screen with a title', () => {
    expect(faultsWith(GOOD)).toEqual([])
  })

  it.each([
    ['is missing', undefined, 'companion/src/credits/README.md is missing'],
    ['is too short', '# Credits\nshort', 'companion/src/credits/README.md has 2 lines, not 8 to 25'],
    ['is too long', `# Credits\n${'line\n'.repeat(30)}`, 'companion/src/credits/README.md has 31 lines, not 8 to 25'],
    ['has no title', GOOD.slice(2), 'companion/src/credits/README.md has no title: begin with "# credits"'],
  ])('are refused when one %s', (_why, text, fault) => {
    expect(faultsWith(text)).toEqual([fault])
  })

  it('are needed outside the features too', () => {
    expect(readmeFaults([], () => undefined)).toContain('companion/simulator/README.md is missing')
  })
})
