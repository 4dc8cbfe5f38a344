import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizeUrl, browser, connect, tokenRequest } from '../../kit/simulator/browser.ts'
import {
  call,
  CALLBACK,
  control,
  pkce,
  simulatorForTest,
  type TestSimulator,
  wireCalls,
} from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
})
afterAll(() => simulator.closeAndDelete())

const S256 = () => ({ code_challenge: pkce().challenge, code_challenge_method: 'S256' })

/** Goes through login and consent and returns the code with its verifier. */
async function freshCode() {
  const { verifier, challenge } = pkce()
  const url = authorizeUrl(simulator.sandbox, {
    code_challenge: challenge,
    code_challenge_method: 'S256',
    scope: 'api refresh_token',
  })
  const { location } = await browser(simulator.sandbox).authorize(url)
  return { verifier, code: new URL(location ?? '').searchParams.get('code') ?? '' }
}

const exchange = (code: string, more: Record<string, string>) =>
  tokenRequest(simulator.sandbox, { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...more })

describe('the authorize page', () => {
  it.each([
    ['an unknown client id', { client_id: 'nobody' }, 'invalid_client_id'],
    ['a redirect URI that differs by a character', { redirect_uri: `${CALLBACK}/` }, 'redirect_uri_mismatch'],
    ['no redirect URI', { redirect_uri: undefined }, 'redirect_uri_missing'],
  ])('shows %s in its own page and never sends it back', async (_, query, code) => {
    const page = await browser(simulator.sandbox).visit(authorizeUrl(simulator.sandbox, { ...S256(), ...query }))
    expect(page).toMatchObject({ status: 400, location: null })
    expect(page.html).toContain(code)
  })

  it("blocks the other org's client id as a cross-org flow", async () => {
    const query = { ...S256(), client_id: simulator.production.clientId }
    const page = await browser(simulator.sandbox).visit(authorizeUrl(simulator.sandbox, query))
    expect(page.html).toContain('OAUTH_AUTHORIZATION_BLOCKED')
  })

  it.each([
    ['a missing code challenge', {}, 'invalid_request'],
    ['a plain code challenge', { code_challenge: pkce().challenge, code_challenge_method: 'plain' }, 'invalid_request'],
    ['the implicit grant', { response_type: 'token', ...S256() }, 'unsupported_response_type'],
    ['a scope that the app is not assigned', { scope: 'api web', ...S256() }, 'invalid_scope'],
  ])('sends %s back as an error with the state', async (_, query, error) => {
    const page = await browser(simulator.sandbox).visit(authorizeUrl(simulator.sandbox, query))
    const back = new URL(page.location ?? '')
    expect(back.href.startsWith(CALLBACK)).toBe(true)
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error, state: 'a-state' })
  })

  it('shows the login again after a wrong password', async () => {
    const page = await browser(simulator.sandbox).authorize(authorizeUrl(simulator.sandbox, S256()), {
      password: 'wrong',
    })
    expect(page.html).toContain('role="alert"')
    expect(page.location).toBeNull()
  })

  it('prefills the username that login_hint names', async () => {
    const query = { ...S256(), login_hint: 'hana.sato@lindholm.example.uat' }
    const page = await browser(simulator.sandbox).visit(authorizeUrl(simulator.sandbox, query))
    expect(page.html).toContain('value="hana.sato@lindholm.example.uat"')
  })

  it('sends a denial back', async () => {
    const url = authorizeUrl(simulator.sandbox, { ...S256(), scope: 'api id' })
    const { location } = await browser(simulator.sandbox).authorize(url, { decision: 'deny' })
    expect(new URL(location ?? '').searchParams.get('error')).toBe('access_denied')
  })

  it('skips login and consent for a logged-in user who has approved, unless prompted', async () => {
    const person = browser(simulator.sandbox)
    const { verifier, challenge } = pkce()
    const query = { scope: 'api refresh_token', code_challenge: challenge, code_challenge_method: 'S256' }
    const first = await person.authorize(authorizeUrl(simulator.sandbox, { ...query, prompt: 'login consent' }))
    await exchange(new URL(first.location ?? '').searchParams.get('code') ?? '', { code_verifier: verifier })
    const again = await person.visit(authorizeUrl(simulator.sandbox, query))
    const consent = await person.visit(authorizeUrl(simulator.sandbox, { ...query, prompt: 'consent' }))
    const login = await person.visit(authorizeUrl(simulator.sandbox, { ...query, prompt: 'login' }))
    expect(again.location).toContain('code=')
    expect(consent.html).toContain('Authorize</button>')
    expect(login.html).toContain('action="/login"')
  })

  it.each([
    ['app-not-installed', 'invalid_client', 'app must be installed into org'],
    ['ip-restricted', 'invalid_grant', 'ip restricted'],
  ])('sends the fault %s back', async (kind, error, error_description) => {
    await control(simulator.sandbox, 'POST faults', { kind, times: 1 })
    const page = await browser(simulator.sandbox).visit(authorizeUrl(simulator.sandbox, S256()))
    expect(Object.fromEntries(new URL(page.location ?? '').searchParams)).toMatchObject({ error, error_description })
  })
})

describe('the token endpoint', () => {
  it('answers a code with signed tokens and the identity', async () => {
    const { status, body } = await connect(simulator.sandbox)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      token_type: 'Bearer',
      scope: 'api refresh_token',
      instance_url: simulator.sandbox.instanceUrl,
    })
    expect(body.id).toMatch(new RegExp(`/id/${simulator.sandbox.organizationId}/005`))
    const signature = createHmac('sha256', simulator.sandbox.clientSecret)
      .update(body.id + body.issued_at)
      .digest('base64')
    expect(body.signature).toBe(signature)
    expect(body.expires_in).toBe('')
  })

  it('issues no refresh token without its scope', async () => {
    const { body } = await connect(simulator.sandbox, 'api')
    expect(body.refresh_token).toBe('')
  })

  it('accepts a code once', async () => {
    const { code, verifier } = await freshCode()
    await exchange(code, { code_verifier: verifier })
    const second = await exchange(code, { code_verifier: verifier })
    expect(second).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'expired authorization code' },
    })
  })

  it('accepts a code for 15 minutes', async () => {
    const { code, verifier } = await freshCode()
    await control(simulator.sandbox, 'PUT clock', { advanceSeconds: 15 * 60 + 1 })
    expect((await exchange(code, { code_verifier: verifier })).body.error_description).toBe(
      'expired authorization code',
    )
  })

  it('refuses a wrong verifier', async () => {
    const { code } = await freshCode()
    expect((await exchange(code, { code_verifier: pkce().verifier })).body.error).toBe('invalid_request')
  })

  it('refuses a code with a challenge but without a verifier', async () => {
    const { code } = await freshCode()
    expect((await exchange(code, {})).body.error).toBe('invalid_grant')
  })

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client_id'],
    ['the password grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('refuses %s', async (_, form, error) => {
    const answer = await tokenRequest(simulator.sandbox, { grant_type: 'refresh_token', refresh_token: 'x', ...form })
    expect(answer).toMatchObject({ status: 400, body: { error } })
  })

  it('accepts the client by HTTP Basic too', async () => {
    const { body } = await connect(simulator.sandbox)
    const basic = Buffer.from(`${simulator.sandbox.clientId}:${simulator.sandbox.clientSecret}`).toString('base64')
    const response = await fetch(`${simulator.sandbox.loginUrl}/services/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: body.refresh_token }),
    })
    expect(response.status).toBe(200)
  })
})

describe('refresh tokens', () => {
  const renew = (refreshToken: string) =>
    tokenRequest(simulator.sandbox, { grant_type: 'refresh_token', refresh_token: refreshToken })
  const works = async (token: string) => (await call(simulator.sandbox, 'limits', { token })).status === 200

  it('rotate at each use', async () => {
    const first = (await connect(simulator.sandbox)).body
    const second = (await renew(first.refresh_token)).body
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(await works(second.access_token)).toBe(true)
  })

  it('revoke the whole family, access tokens included, when a spent one is replayed', async () => {
    const first = (await connect(simulator.sandbox)).body
    const second = (await renew(first.refresh_token)).body
    const replay = await renew(first.refresh_token)
    expect(replay.body).toMatchObject({ error: 'invalid_grant', error_description: 'expired access/refresh token' })
    expect(await works(first.access_token)).toBe(false)
    expect(await works(second.access_token)).toBe(false)
    expect((await renew(second.refresh_token)).body.error).toBe('invalid_grant')
  })

  it('die with their access tokens when revoked', async () => {
    const { body } = await connect(simulator.sandbox)
    const revoke = () =>
      fetch(`${simulator.sandbox.loginUrl}/services/oauth2/revoke`, {
        method: 'POST',
        body: new URLSearchParams({ token: body.refresh_token }),
      })
    expect((await revoke()).status).toBe(200)
    expect(await works(body.access_token)).toBe(false)
    expect((await revoke()).status).toBe(400)
  })

  it('leave an access token valid for two hours after its last use', async () => {
    const { body } = await connect(simulator.sandbox)
    await control(simulator.sandbox, 'PUT clock', { advanceSeconds: 7_000 })
    expect(await works(body.access_token)).toBe(true)
    await control(simulator.sandbox, 'PUT clock', { advanceSeconds: 7_201 })
    expect(await works(body.access_token)).toBe(false)
  })

  it('leave it valid for the session timeout of the org', async () => {
    await control(simulator.sandbox, 'PUT session', { timeoutSeconds: 900 })
    const { body } = await connect(simulator.sandbox)
    await control(simulator.sandbox, 'PUT clock', { advanceSeconds: 901 })
    expect(await works(body.access_token)).toBe(false)
    await control(simulator.sandbox, 'PUT session', { timeoutSeconds: 7_200 })
  })

  it('give a new access token after all were expired, and the org counts calls with the dead one for its client', async () => {
    const { body } = await connect(simulator.sandbox)
    await control(simulator.sandbox, 'POST expire-access-tokens')
    const { body: renewed } = await renew(body.refresh_token)
    const before = await wireCalls(simulator.sandbox, simulator.sandbox.clientId)
    expect(await works(body.access_token)).toBe(false)
    expect(await works(renewed.access_token)).toBe(true)
    expect((await call(simulator.sandbox, 'limits')).status).toBe(200)
    const after = await wireCalls(simulator.sandbox, simulator.sandbox.clientId)
    expect(after.api - before.api).toBe(2)
  })

  it('lapse after 30 days without use, and each use restarts the 30 days', async () => {
    const { body } = await connect(simulator.sandbox)
    await control(simulator.sandbox, 'PUT clock', { advanceSeconds: 25 * 86_400 })
    const second = (await renew(body.refresh_token)).body
    await control(simulator.sandbox, 'PUT clock', { advanceSeconds: 25 * 86_400 })
    const third = (await renew(second.refresh_token)).body
    await control(simulator.sandbox, 'PUT clock', { advanceSeconds: 30 * 86_400 })
    expect((await renew(third.refresh_token)).body.error_description).toBe('expired access/refresh token')
  })

  it('stay the same in an org that does not rotate them', async () => {
    await control(simulator.sandbox, 'PUT session', { rotation: false })
    const { body } = await connect(simulator.sandbox)
    expect((await renew(body.refresh_token)).body.refresh_token).toBe('')
    expect((await renew(body.refresh_token)).status).toBe(200)
    await control(simulator.sandbox, 'PUT session', { rotation: true })
  })
})

describe('identity and userinfo', () => {
  it('answer a bearer with the right scope', async () => {
    const { body } = await connect(simulator.sandbox, 'api refresh_token id')
    const identity = await fetch(body.id, { headers: { authorization: `Bearer ${body.access_token}` } })
    expect(await identity.json()).toMatchObject({
      organization_id: simulator.sandbox.organizationId,
      username: simulator.sandbox.username,
    })
  })

  it('refuse a token in the query, and a token without the scope', async () => {
    const { body } = await connect(simulator.sandbox)
    const inQuery = await fetch(`${body.id}?oauth_token=${body.access_token}`)
    const withoutScope = await fetch(body.id, { headers: { authorization: `Bearer ${body.access_token}` } })
    expect([inQuery.status, withoutScope.status]).toEqual([403, 403])
  })
})
