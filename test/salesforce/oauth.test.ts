import { createHash, createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseIdentity, sameId } from '../../companion/src/salesforce/oauth/identity.ts'
import { authorizeUrl, newState, newVerifier, SCOPE } from '../../companion/src/salesforce/oauth/oauth.ts'
import { verifySignature } from '../../companion/src/salesforce/oauth/signature.ts'

const client = { loginOrigin: 'https://login.salesforce.com', clientId: 'the-app' }
const redirectUri = 'https://tollbridge.example.com/oauth/callback'

describe('the sign-in address', () => {
  const build = async () => {
    const [state, verifier] = [newState(), newVerifier()]
    return { state, verifier, url: new URL(await authorizeUrl(client, { redirectUri, state, verifier })) }
  }

  it('C1 carries a PKCE challenge by S256 of a verifier of 64 random bytes', async () => {
    const { url, verifier } = await build()
    expect(url.searchParams.get('code_challenge_method')).toBe('S256')
    expect(url.searchParams.get('code_challenge')).toBe(createHash('sha256').update(verifier).digest('base64url'))
    expect(Buffer.from(verifier, 'base64url')).toHaveLength(64)
    expect(url.searchParams.get('response_type')).toBe('code')
  })

  it('C2 carries a state of 256 bits, new each time', async () => {
    const [one, other] = [await build(), await build()]
    expect(one.url.searchParams.get('state')).toBe(one.state)
    expect(Buffer.from(one.state, 'base64url')).toHaveLength(32)
    expect(one.state).not.toBe(other.state)
  })

  it('C8 asks for the smallest scope', async () => {
    const { url } = await build()
    expect(SCOPE).toBe('api refresh_token')
    expect(url.searchParams.get('scope')).toBe(SCOPE)
    expect([...url.searchParams.keys()].toSorted()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ])
  })
})

describe('C1 the source', () => {
  const root = join(import.meta.dirname, '../../companion/src')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|js)$/.test(name))

  it.each([
    [
      'the password grant',
      /grant_type["'\s:=,]+password|\bgrantType\b.*password|\.login\(|loginByOAuth|authenticate\(/,
    ],
    ['the implicit flow', /response_type["'\s:=,]+(id_)?token|implicitAuthentication|useIdTokenResponseType/],
    ['jsforce calls that put tokens into addresses', /oauth_token=|\.identity\(/],
  ])('holds nothing of %s', (_name, forbidden) => {
    expect(files.length).toBeGreaterThan(20)
    expect(files.filter((name) => forbidden.test(readFileSync(join(root, name), 'utf8')))).toEqual([])
  })
})

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

  it('is compared by the 15 characters that both spellings of an id share', () => {
    expect(sameId('00D5e000000abcd', '00D5e000000abcdEAA')).toBe(true)
    expect(sameId('00D5e000000abcD', '00D5e000000abcdEAA')).toBe(false)
  })
})

describe('the signature of a token answer', () => {
  const answer = { id: 'https://login.salesforce.com/id/00D/005', issued_at: '1750000000000' }
  const sign = (secret: string) =>
    createHmac('sha256', secret)
      .update(answer.id + answer.issued_at)
      .digest('base64')

  it('is confirmed, missing, or a mismatch', () => {
    expect(verifySignature({ ...answer, signature: sign('secret') }, 'secret')).toBe('confirmed')
    expect(verifySignature(answer, 'secret')).toBe('missing')
    expect(verifySignature({ ...answer, signature: sign('other') }, 'secret')).toBe('mismatch')
    expect(verifySignature({ ...answer, signature: 'short' }, 'secret')).toBe('mismatch')
  })
})
