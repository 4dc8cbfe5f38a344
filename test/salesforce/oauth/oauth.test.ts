import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  authorizeUrl,
  exchangeCode,
  newState,
  newVerifier,
  refreshToken,
  revokeToken,
  SCOPE,
} from '../../../companion/src/salesforce/oauth/oauth.ts'
import { startMeteredStub, type MeteredStub } from '../../kit/salesforce/metered-stub.ts'
import { answerJson, type StubAnswer } from '../../kit/salesforce/salesforce-stub.ts'

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

  it('UX-B3 asks for a fresh login, also in a browser that is signed in to Salesforce', async () => {
    const { url } = await build()
    expect(url.searchParams.get('prompt')).toBe('login')
  })

  it('C8 asks for the smallest scope', async () => {
    const { url } = await build()
    expect(SCOPE).toBe('api refresh_token')
    expect(url.searchParams.get('scope')).toBe(SCOPE)
    expect([...url.searchParams.keys()].toSorted()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'prompt',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ])
  })
})

describe('C1 the source', () => {
  const root = join(import.meta.dirname, '../../../companion/src')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|js)$/.test(name))

  it.each([
    ['the password grant', /grant_type["'\s:=,]+password|\bgrantType\b.*password|\.login\(|loginByOAuth/],
    ['the implicit flow', /response_type["'\s:=,]+(id_)?token|implicitAuthentication|useIdTokenResponseType/],
    ['jsforce calls that put tokens into addresses', /oauth_token=|\.identity\(/],
  ])('contains no %s', (_name, forbidden) => {
    expect(files.length).toBeGreaterThan(20)
    expect(files.filter((name) => forbidden.test(readFileSync(join(root, name), 'utf8')))).toEqual([])
  })

  it('never calls jsforce’s sign-in by password, and only this feature imports jsforce', () => {
    const ours = files.filter((name) => name.startsWith(`salesforce${sep}`))
    expect(ours.length).toBeGreaterThan(10)
    expect(ours.filter((name) => /authenticate\(/.test(readFileSync(join(root, name), 'utf8')))).toEqual([])
  })
})

describe('OAuth on the metered wire', () => {
  let metered: MeteredStub

  beforeEach(async () => {
    metered = await startMeteredStub()
  })
  afterEach(() => metered.close())

  /** The request arrives, and the time-out runs out without an answer. */
  const silence = () => {
    metered.timeouts.runOut()
  }

  const client = () => ({ loginOrigin: metered.stub.origin, clientId: 'the-app', clientSecret: 'the-secret' })
  const exchange = { redirectUri: 'http://127.0.0.1:8080/oauth/callback', code: 'aPrx==', verifier: 'v'.repeat(86) }
  const deps = () => ({ wire: metered.wire, tenantId: metered.tenantId, consumer: 'handshake' as const })
  const tokens = {
    access_token: 'access',
    refresh_token: 'refresh',
    instance_url: 'https://acme.my.salesforce.com',
    id: 'https://login.salesforce.com/id/00D/005',
    token_type: 'Bearer',
    issued_at: '1750000000000',
  }

  it('exchanges a code once, with verifier and secret in the body', async () => {
    metered.stub.answer = answerJson(tokens)
    expect(await exchangeCode(client(), exchange, deps())).toMatchObject({ access_token: 'access' })
    expect(metered.stub.requests).toHaveLength(1)
    expect(Object.fromEntries(new URLSearchParams(metered.stub.requests[0]?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'aPrx==',
      redirect_uri: exchange.redirectUri,
      code_verifier: exchange.verifier,
      client_id: 'the-app',
      client_secret: 'the-secret',
    })
    expect(metered.gate.entries).toEqual([{ consumer: 'handshake', bucket: 'auth', outcome: 'spent' }])
  })

  it.each<[StubAnswer, string]>([
    [answerJson({ error: 'invalid_grant', error_description: 'expired authorization code' }, 400), 'CODE_INVALID'],
    [answerJson({ error: 'invalid_client', error_description: 'invalid client credentials' }, 401), 'CLIENT_INVALID'],
    [answerJson({ error: 'invalid_grant', error_description: 'ip restricted' }, 400), 'IP_RESTRICTED'],
    [answerJson({}, 302, { location: '/elsewhere' }), 'SALESFORCE_REDIRECTED'],
    [answerJson({}, 307, { location: '/elsewhere' }), 'SALESFORCE_REDIRECTED'],
    [answerJson({}, 503), 'SALESFORCE_UNAVAILABLE'],
    [silence, 'SALESFORCE_TIMEOUT'],
    [answerJson({ ...tokens, access_token: undefined }), 'SALESFORCE_ANSWER_UNREADABLE'],
    [answerJson('no object'), 'SALESFORCE_ANSWER_UNREADABLE'],
  ])('C7 reports the cause after one request: case %#', async (answer, code) => {
    metered.stub.answer = answer
    await expect(exchangeCode(client(), exchange, deps())).rejects.toThrow(code)
    expect(metered.stub.requests).toHaveLength(1)
    expect(metered.gate.spent()).toBe(1)
  })

  it('T10 does not repeat Salesforce’s answer in the refusal', async () => {
    metered.stub.answer = answerJson({ ...tokens, access_token: undefined, refresh_token: 'CANARY' })
    const fault: unknown = await exchangeCode(client(), exchange, deps()).catch((thrown: unknown) => thrown)
    expect(JSON.stringify(fault, Object.getOwnPropertyNames(fault))).not.toContain('CANARY')
    expect(fault).toMatchObject({ code: 'SALESFORCE_ANSWER_UNREADABLE' })
    expect(fault).not.toHaveProperty('cause')
  })

  it.each([
    { token_type: undefined },
    { token_type: 'Unknown' },
    { scope: null },
    { issued_at: 1309974610026 },
    { id_token: 'header.claims.signature' },
    { instance_url: undefined },
    { id: undefined },
    { expires_in: 'soon', api_instance_url: 7 },
  ])('K4 and CASE-A8 keeps the rotated token of an answer with %j', async (odd) => {
    metered.stub.answer = answerJson({ ...tokens, ...odd })
    const answer = await refreshToken(client(), 'spent', deps())
    expect(answer).toMatchObject({ access_token: 'access', refresh_token: 'refresh' })
  })

  it('revokes a token', async () => {
    await revokeToken(client(), 'refresh', deps())
    expect(metered.stub.requests[0]).toMatchObject({ method: 'POST', url: '/services/oauth2/revoke' })
    expect(new URLSearchParams(metered.stub.requests[0]?.body).get('token')).toBe('refresh')
    expect(metered.gate.entries).toEqual([{ consumer: 'handshake', bucket: 'auth', outcome: 'spent' }])
  })
})
