import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { strongestOf } from '../../kit/headlines/colour-seen.ts'

const tokens = readFileSync('companion/web/modules/kit/tokens/tokens.css', 'utf8')

/** A colour of the pages, as a style sheet computes it. */
function computed(token: string): string {
  const [, hex = ''] = new RegExp(`--tb-${token}: #([0-9a-f]{6});`).exec(tokens) ?? []
  return `rgb(${[0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`
}

describe('the colour that a reader sees', () => {
  it.each([
    ['success', 'green'],
    ['warning', 'amber'],
    ['error', 'red'],
    ['accent', 'blue'],
    ['line-control', 'grey'],
    ['surface-locked', 'grey'],
  ])('is read from the token %s as %s', (token, colour) => {
    expect(strongestOf([computed(token)])).toBe(colour)
  })

  it('is the strongest of several, and none where all is transparent', () => {
    expect(strongestOf([computed('success-surface'), computed('error'), 'rgba(0, 0, 0, 0)'])).toBe('red')
    expect(strongestOf(['rgba(200, 0, 0, 0)'])).toBe('grey')
  })
})
