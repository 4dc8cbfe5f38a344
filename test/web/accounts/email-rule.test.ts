import { expect, it } from 'vitest'
import { MAILABLE as ofServer } from '../../../companion/src/platform/email-address.ts'
import { MAILABLE as ofPages } from '../../../companion/web/modules/kit/field/mailable.ts'

it('UX-A7 the pages and the server have one rule for addresses', () => {
  expect(String(ofPages)).toBe(String(ofServer))
})
