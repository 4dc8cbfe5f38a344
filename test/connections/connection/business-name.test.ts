import { describe, expect, it } from 'vitest'
import { requireBusinessName } from '../../../companion/src/connections/connection/business-name.ts'
import { refusalWith } from '../../kit/service/refusal.ts'

describe('the name of the business', () => {
  const NAME = 'Lindholm & Söner AB'

  it.each([NAME, ` ${NAME} `, `\u00a0\u3000\u2009${NAME}\u202f\u0085\t\r\n`, `\ufeff${NAME}`])(
    'matches despite outer blanks: %j',
    (typed) => {
      expect(() => {
        requireBusinessName(typed, NAME)
      }).not.toThrow()
    },
  )

  it.each([
    '',
    ' ',
    'lindholm & söner ab',
    'Lindholm & Soner AB',
    'Lindholm  & Söner AB',
    'Lindholm &\u00a0Söner AB',
    `"${NAME}"`,
    `${NAME}.`,
    'Lindholm & So\u0308ner AB',
    `${NAME}\u200b`,
  ])('does not match %j', (typed) => {
    expect(() => {
      requireBusinessName(typed, NAME)
    }).toThrow(refusalWith('BUSINESS_NAME_DIFFERENT'))
  })

  it('may itself have outer blanks, which the page does not show', () => {
    expect(() => {
      requireBusinessName('Acme', ' Acme ')
    }).not.toThrow()
  })
})
