import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifySignature } from '../../../companion/src/salesforce/oauth/signature.ts'

describe('the signature of a token answer', () => {
  const answer = { id: 'https://login.salesforce.com/id/00D/005', issued_at: '1750000000000' }
  const sign = (secret: string) =>
    createHmac('sha256', secret)
      .update(answer.id + answer.issued_at)
      .digest('base64')

  it('is reported as confirmed, missing, or a mismatch', () => {
    expect(verifySignature({ ...answer, signature: sign('secret') }, 'secret')).toBe('confirmed')
    expect(verifySignature(answer, 'secret')).toBe('missing')
    expect(verifySignature({ ...answer, signature: sign('other') }, 'secret')).toBe('mismatch')
    expect(verifySignature({ ...answer, signature: 'short' }, 'secret')).toBe('mismatch')
  })
})
