import { describe, expect, it } from 'vitest'
import { parseIdentity, sameId } from '../../../companion/src/salesforce/oauth/identity.ts'

describe('C5 the identity URL', () => {
  const rules = { extraOrigins: ['http://127.0.0.1:8091'] }
  const path = '/id/00D5e000000abcdEAA/0055e000001abcdAAA'

  it.each(['https://login.salesforce.com', 'https://acme.my.salesforce.com', 'http://127.0.0.1:8091'])(
    'names org and user when it is on %s',
    (origin) => {
      expect(parseIdentity(origin + path, rules)).toEqual({
        organizationId: '00D5e000000abcdEAA',
        userId: '0055e000001abcdAAA',
      })
    },
  )

  it.each([
    `https://evil.com${path}`,
    `https://login.salesforce.com@evil.com${path}`,
    `https://login.salesforce.com/evil${path}`,
    `https://login.salesforce.com${path}/more`,
    `https://login.salesforce.com${path}?a=b`,
    "https://login.salesforce.com/id/00D5e000000abcdEAA/' OR Id != '",
    'https://login.salesforce.com/id/0015e000000abcdEAA/0055e000001abcdAAA',
  ])('is refused: %s', (url) => {
    expect(parseIdentity(url, rules)).toBeUndefined()
  })

  it('is compared by the 15 characters that both forms of an id share', () => {
    expect(sameId('00D5e000000abcd', '00D5e000000abcdEAA')).toBe(true)
    expect(sameId('00D5e000000abcD', '00D5e000000abcdEAA')).toBe(false)
  })
})
