import { describe, expect, it } from 'vitest'
import { allowedOrigin, loginOrigin, namedOrigin } from '../../../companion/src/salesforce/wire/hosts.ts'

const rules = { extraOrigins: ['http://127.0.0.1:8091'] }

const hostile = [
  'https://my.salesforce.com.evil.com',
  'https://acme.my.salesforce.com.evil.com',
  'https://evil.com/acme.my.salesforce.com',
  'https://evil.com#.my.salesforce.com',
  'https://evil.com?.my.salesforce.com',
  'https://evil.com\\.my.salesforce.com',
  'https://acme.my.salesforce.com@evil.com',
  'https://user:password@login.salesforce.com',
  'https://login.salesforce.com@evil.com',
  'https://login.salesforce.com:443@evil.com',
  'https://login.salesforce.com.',
  'https://acme.my.salesforce.com./',
  'https://login.salesforce.com:8443',
  'http://login.salesforce.com',
  'ftp://login.salesforce.com',
  'javascript:alert(1)//login.salesforce.com',
  'https://my.salesforce.com',
  'https://.my.salesforce.com',
  'https://-acme.my.salesforce.com',
  'https://acme-.my.salesforce.com',
  'https://a_b.my.salesforce.com',
  'https://a.b.my.salesforce.com',
  'https://acme.sandbox.evil.my.salesforce.com',
  'https://evilmy.salesforce.com',
  'https://acmemy.salesforce.com',
  'https://evil.salesforce.com',
  'https://loginsalesforce.com',
  'https://xlogin.salesforce.com',
  'https://login.salesforce.co',
  'https://login.sa1esforce.com',
  'https://ｌogin.salesforce.com',
  'https://lögin.salesforce.com',
  'https://xn--acme-xyz.my.salesforce.com',
  'https://аcme.my.salesforce.com',
  'https://login.salesforce.com\n.evil.com',
  'https://login.salesforce.com\nevil.com',
  'https://login.salesforce.com%00.evil.com',
  'https://login.salesforce.com%2eevil.com',
  'https://127.0.0.1',
  'http://127.0.0.1:8092',
  'http://127.0.0.1:80911',
  'http://localhost:8091',
  'https://[::1]',
  'https://2130706433',
  'https://169.254.169.254',
  'https://lightning.force.com',
  'https://acme.lightning.force.com.evil.com',
  'https://acme.lightning.force.com@evil.com',
  'https://evil.com/acme.lightning.force.com',
  'https://acme--uat.lightning.force.com',
  'https:login.salesforce.com',
  'https:///login.salesforce.com',
  'https://',
  '',
]

/** Refused in an answer of Salesforce, and tidied when a person pastes them. */
const untidy = [
  'https://login.salesforce.com:443',
  'https://login.salesforce.com\t',
  '\nhttps://login.salesforce.com',
  '\u00a0login.salesforce.com:443/\u00a0',
]

describe('C4 the login host', () => {
  it.each(untidy)('K9 and CASE-A23 is tidied only where a person pasted it: %j', (address) => {
    expect(allowedOrigin(address, rules)).toBeUndefined()
    expect(loginOrigin(address, rules)).toBe('https://login.salesforce.com')
  })

  it.each(['https://acme.my.salesforce.com/?sid=1', 'acme.my.salesforce.com#a', 'acme.lightning.force.com?a=b'])(
    'K9 is refused with a query or fragment: %s',
    (address) => {
      expect(() => loginOrigin(address, rules)).toThrow('LOGIN_HOST_REFUSED')
    },
  )

  it.each(['https://acme.my.salesforce.com#.evil.test', 'https://acme.my.salesforce.com/?x=.my.salesforce.com'])(
    'SEC-L2: is refused with a query or fragment in an answer of Salesforce: %s',
    (url) => {
      expect(namedOrigin(url, rules)).toBeUndefined()
      expect(namedOrigin('https://acme.my.salesforce.com', rules)).toBe('https://acme.my.salesforce.com')
    },
  )

  it.each(['acme.my.salesforce.mil', 'acme--uat.sandbox.my.sfcrmproducts.cn'])(
    'K9 and CASE-A22 is accepted by an ending that the operator allows: %s',
    (host) => {
      const suffixes = ['.my.salesforce.mil', '.my.sfcrmproducts.cn']
      expect(() => loginOrigin(host, rules)).toThrow('LOGIN_HOST_REFUSED')
      expect(loginOrigin(host, { ...rules, suffixes })).toBe(`https://${host}`)
      expect(allowedOrigin(`https://evil.com/.${host}`, { ...rules, suffixes })).toBeUndefined()
      expect(allowedOrigin(`https://a.b.${host}`, { ...rules, suffixes })).toBeUndefined()
    },
  )

  it.each(hostile)('is refused as an address: %j', (address) => {
    expect(allowedOrigin(address, rules)).toBeUndefined()
    expect(() => loginOrigin(address, rules)).toThrow('LOGIN_HOST_REFUSED')
  })

  it.each(hostile.map((address) => address.replace('https://', '')).filter((text) => !/^(?:[a-z-]+:|\n)/.test(text)))(
    'is refused as a bare host: %j',
    (host) => {
      expect(() => loginOrigin(host, rules)).toThrow('LOGIN_HOST_REFUSED')
    },
  )

  it.each([
    ['login.salesforce.com', 'https://login.salesforce.com'],
    ['test.salesforce.com', 'https://test.salesforce.com'],
    ['acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
    [' Acme.My.Salesforce.com ', 'https://acme.my.salesforce.com'],
    ['acme--uat.sandbox.my.salesforce.com', 'https://acme--uat.sandbox.my.salesforce.com'],
    ['acme-dev-ed.develop.my.salesforce.com', 'https://acme-dev-ed.develop.my.salesforce.com'],
    ['acme.scratch.my.salesforce.com', 'https://acme.scratch.my.salesforce.com'],
    ['acme--uat.cs12.my.salesforce.com', 'https://acme--uat.cs12.my.salesforce.com'],
    ['https://acme.my.salesforce.com/', 'https://acme.my.salesforce.com'],
    ['https://acme.my.salesforce.com/secur/frontdoor.jsp', 'https://acme.my.salesforce.com'],
    ['http://127.0.0.1:8091', 'http://127.0.0.1:8091'],
  ])('is accepted: %s', (pasted, origin) => {
    expect(loginOrigin(pasted, rules)).toBe(origin)
  })

  it.each([
    ['https://acme.lightning.force.com/lightning/page/home', 'https://acme.my.salesforce.com'],
    ['acme.lightning.force.com', 'https://acme.my.salesforce.com'],
    ['acme--uat.sandbox.lightning.force.com', 'https://acme--uat.sandbox.my.salesforce.com'],
    ['acme-dev-ed.develop.lightning.force.com', 'https://acme-dev-ed.develop.my.salesforce.com'],
    ['https://acme.my.salesforce-setup.com/lightning/setup', 'https://acme.my.salesforce.com'],
  ])('is derived from the address of a page: %s', (pasted, origin) => {
    expect(loginOrigin(pasted, rules)).toBe(origin)
  })

  it('is not derived from a Lightning address in a token answer', () => {
    expect(allowedOrigin('https://acme.lightning.force.com', rules)).toBeUndefined()
  })
})
