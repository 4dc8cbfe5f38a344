import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { control } from '../../kit/simulator/simulator.ts'
import {
  begin,
  codeIn,
  connect,
  connectionsOf,
  consent,
  handshakeState,
  startConnectTest,
  type Begun,
  type ConnectTest,
  withConsent,
} from '../../kit/connections/connect.ts'

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
afterEach(() => test.settleAccounts())

const connected = () => connectionsOf(test.admin)

/** Expects that nothing was stored and that every issued token is revoked. */
async function expectNothingLeft(code: string, handshakeId: string) {
  expect(await connected()).toEqual([])
  expect(await handshakeState(test.admin, handshakeId)).toMatchObject({ state: 'refused', problem: { code } })
  const { rows } = await test.database.execute('select verifier, client_secret from handshake')
  expect(rows).toEqual([{ verifier: null, client_secret: null }])
}

describe('a handshake', () => {
  it.each(['sandbox', 'production'] as const)('connects a %s org for two credits', async (environment) => {
    const org = test[environment]
    const { page, handshakeId } = await connect(test.admin, org)

    expect(page.statusCode).toBe(200)
    expect(page.body).toContain(`data-state="connected" data-handshake-id="${handshakeId}"`)
    expect(await connected()).toMatchObject([
      {
        platform: 'salesforce',
        status: 'connected',
        orgName: org.name,
        organizationId: org.organizationId,
        environment,
        orgKind: environment,
        instanceUrl: org.instanceUrl,
        integrationUser: { username: org.username },
        connectedAt: test.clock.now().toISOString(),
        credits: { used: 2, byConsumer: [{ consumer: 'handshake', credits: 2 }] },
      },
    ])
    expect(await handshakeState(test.admin, handshakeId)).toEqual({ state: 'connected' })
    expect((await test.counted()).wire).toEqual({ api: 1, auth: 1 })
  })

  it('uses the configured app when the person gives none, and says so when none is configured', async () => {
    const answer = await test.admin.request({
      method: 'POST',
      url: '/api/v1/handshakes',
      payload: { environment: 'sandbox' },
    })
    expect(answer.json()).toMatchObject({ code: 'CLIENT_ID_MISSING' })
  })

  it('C3 ignores the host headers of a request when it builds the callback address', async () => {
    const answer = await test.admin.request({
      method: 'POST',
      url: '/api/v1/handshakes?redirect_uri=https://evil.com',
      headers: { host: 'evil.com', 'x-forwarded-host': 'evil.com', forwarded: 'host=evil.com' },
      payload: { environment: 'sandbox', clientId: 'app' },
    })
    const { authorizeUrl } = answer.json<{ authorizeUrl: string }>()
    const { searchParams } = new URL(authorizeUrl)
    expect(searchParams.get('redirect_uri')).toBe('http://127.0.0.1:8080/oauth/callback')
    expect(searchParams.get('prompt')).toBe('login')
  })

  it('C4 refuses a login host that is not Salesforce’s, before anything is stored', async () => {
    const answer = await test.admin.request({
      method: 'POST',
      url: '/api/v1/handshakes',
      payload: { environment: 'sandbox', clientId: 'app', loginHost: 'acme.my.salesforce.com.evil.com' },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'LOGIN_HOST_REFUSED' })
    expect((await test.database.execute('select 1 from handshake')).rows).toEqual([])
  })

  it('C2 binds itself to the browser by a cookie that scripts cannot read', async () => {
    const answer = await test.admin.request({
      method: 'POST',
      url: '/api/v1/handshakes',
      payload: { environment: 'sandbox', clientId: 'app' },
    })
    const cookie = answer.cookies.find(({ name }) => name.startsWith('tollbridge_handshake_'))
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 600 })
    expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32)
    expect(answer.body).not.toContain(cookie?.value)
  })
})

describe('C2 a callback is refused before any token call', () => {
  const callback = (url: string, cookies: Record<string, string> = test.admin.cookies) =>
    test.app.inject({ method: 'GET', url, cookies })

  async function expectRefused(answer: Awaited<ReturnType<typeof callback>>, code: string, calls = 0) {
    expect(answer.statusCode).toBe(400)
    expect(codeIn(answer)).toBe(code)
    expect((await test.counted()).wire.auth).toBe(calls)
  }

  it('when it is replayed', async () => {
    const url = await consent(test.sandbox, await begin(test.admin, test.sandbox))
    const cookies = { ...test.admin.cookies }
    expect((await callback(url, cookies)).statusCode).toBe(200)
    await expectRefused(await callback(url, cookies), 'HANDSHAKE_USED', 1)
    expect(await connected()).toHaveLength(1)
  })

  it('when it is replayed at the same time', async () => {
    const url = await consent(test.sandbox, await begin(test.admin, test.sandbox))
    const cookies = { ...test.admin.cookies }
    const answers = await Promise.all(Array.from({ length: 5 }, () => callback(url, cookies)))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 400, 400, 400, 400])
    expect((await test.counted()).wire).toEqual({ api: 1, auth: 1 })
  })

  it('when it comes from another browser', async () => {
    const begun = await begin(test.admin, test.sandbox)
    const url = await consent(test.sandbox, begun)
    await expectRefused(await callback(url, {}), 'HANDSHAKE_OTHER_BROWSER')
    const foreign = { [`tollbridge_handshake_${begun.handshakeId}`]: 'a'.repeat(43) }
    await expectRefused(await callback(url, foreign), 'HANDSHAKE_OTHER_BROWSER')
    expect((await callback(url)).statusCode).toBe(200)
  })

  it('when it comes after ten minutes', async () => {
    const begun = await begin(test.admin, test.sandbox)
    const url = await consent(test.sandbox, begun)
    test.clock.advance({ minutes: 10 })
    await expectRefused(await callback(url), 'HANDSHAKE_EXPIRED')
    expect(await handshakeState(test.admin, begun.handshakeId)).toMatchObject({
      state: 'expired',
      problem: { code: 'HANDSHAKE_EXPIRED' },
    })
  })

  it.each([
    '?code=aPrx',
    '?code=aPrx&state=',
    '?code=aPrx&state=guess',
    '',
    '?state=a&state=b&code=c',
    '?error=access_denied',
  ])('when it is %j', async (search) => {
    await begin(test.admin, test.sandbox)
    await expectRefused(await callback(`/oauth/callback${search}`), 'HANDSHAKE_UNKNOWN')
  })
})

describe('C5 a token answer for another host', () => {
  it.each([
    { kind: 'foreign-instance-url', url: 'https://evil.com' },
    { kind: 'foreign-instance-url', url: 'https://acme.my.salesforce.com.evil.com' },
    { kind: 'foreign-identity-url', url: 'https://evil.com/id/00D5e000000abcdEAA/0055e000001abcdAAA' },
  ])('is refused, and the token revoked: %j', async (fault) => {
    await control(test.sandbox, 'POST faults', { ...fault, times: 1 })
    const { page, handshakeId } = await connect(test.admin, test.sandbox)
    expect(codeIn(page)).toBe('SALESFORCE_HOST_REFUSED')
    await expectNothingLeft('SALESFORCE_HOST_REFUSED', handshakeId)
    expect((await test.counted()).wire).toEqual({ api: 0, auth: 2 })
  })
})

describe('K4 and CASE-A8 a token answer that does not say where it leads', () => {
  it.each([{ instance_url: null }, { id: null }])('is refused, and the token revoked: %j', async (form) => {
    await control(test.sandbox, 'POST faults', { kind: 'token-form', form, times: 1 })
    const { handshakeId } = await connect(test.admin, test.sandbox)
    await expectNothingLeft('SALESFORCE_ANSWER_UNREADABLE', handshakeId)
  })
})

describe('C6 the companion verifies the environment', () => {
  it.each([
    ['production', 'sandbox'],
    ['sandbox', 'production'],
  ] as const)('choosing %s and signing in to a %s org is refused', async (chosen, proven) => {
    const org = test[proven]
    const { page, handshakeId } = await connect(test.admin, org, { environment: chosen, loginHost: org.loginUrl })
    expect(page.statusCode).toBe(409)
    expect(page.body).toContain(`You chose ${chosen}, but ${org.name} is a ${proven} org`)
    await expectNothingLeft('ENVIRONMENT_MISMATCH', handshakeId)
    expect((await test.counted()).wire).toEqual({ api: 1, auth: 2 })
  })

  it('a trial org connects as a sandbox, and is shown as a trial', async () => {
    await control(test.production, 'PUT organization', { trialExpirationDate: '2026-12-31T00:00:00.000+0000' })
    await connect(test.admin, test.production, { environment: 'sandbox', loginHost: test.production.loginUrl })
    expect(await connected()).toMatchObject([{ environment: 'sandbox', orgKind: 'trial' }])
    await control(test.production, 'PUT organization', { trialExpirationDate: null })
  })
})

describe('C7 and C9 when Salesforce refuses', () => {
  it.each([
    ['SALESFORCE_CONSENT_DENIED', 'access_denied'],
    ['SALESFORCE_CONSENT_DENIED', 'access-denied'],
    ['SALESFORCE_APP_NOT_INSTALLED', 'invalid_client&error_description=app must be installed into org'],
    ['SALESFORCE_IP_RESTRICTED', 'invalid_grant&error_description=ip restricted'],
    ['SALESFORCE_UNAVAILABLE', 'server_error'],
    ['SALESFORCE_OAUTH_REFUSED', '<script>alert(1)</script>'],
  ])('C9 the callback shows the person %s for %s', async (code, error) => {
    const begun = await begin(test.admin, test.sandbox)
    const state = new URL(begun.authorizeUrl).searchParams.get('state')
    const page = await test.admin.request({
      method: 'GET',
      url: encodeURI(`/oauth/callback?error=${error}&state=${state}`),
    })
    expect(codeIn(page)).toBe(code)
    expect(page.body).not.toContain('<script>')
    expect(page.body).toContain('OAUTH_APP_BLOCKED')
    await expectNothingLeft(code, begun.handshakeId)
    expect((await test.counted()).wire).toEqual({ api: 0, auth: 0 })
  })

  const deny = ({ handshakeId, authorizeUrl }: Begun) =>
    consent(test.sandbox, { handshakeId, authorizeUrl: withConsent(authorizeUrl) }, 'deny')

  it('C9 the callback tells a person who denies access how to try again', async () => {
    const begun = await begin(test.admin, test.sandbox)
    const page = await test.admin.request({ method: 'GET', url: await deny(begun) })
    expect(codeIn(page)).toBe('SALESFORCE_CONSENT_DENIED')
    await expectNothingLeft('SALESFORCE_CONSENT_DENIED', begun.handshakeId)
  })

  const TOKEN = '/services/oauth2/token'
  const COMPOSITE = '/services/data'
  it.each([
    ['SALESFORCE_REDIRECTED', { path: TOKEN, kind: 'redirect', location: 'https://evil.com' }, { api: 0, auth: 1 }],
    ['SALESFORCE_UNAVAILABLE', { path: TOKEN, kind: 'http-503' }, { api: 0, auth: 1 }],
    ['SALESFORCE_ORG_MOVED', { path: TOKEN, kind: 'http-420' }, { api: 0, auth: 1 }],
    ['SALESFORCE_TIMEOUT', { path: TOKEN, kind: 'hang' }, { api: 0, auth: 1 }],
    ['SALESFORCE_CONNECTION_LOST', { path: TOKEN, kind: 'reset' }, { api: 0, auth: 1 }],
    ['SALESFORCE_REDIRECTED', { path: COMPOSITE, kind: 'redirect', location: 'https://evil.com' }, { api: 1, auth: 2 }],
    ['SALESFORCE_UNAVAILABLE', { path: COMPOSITE, kind: 'http-500' }, { api: 3, auth: 2 }],
    ['SALESFORCE_TIMEOUT', { path: COMPOSITE, kind: 'hang' }, { api: 3, auth: 2 }],
    ['SALESFORCE_SESSION_ENDED', { path: COMPOSITE, kind: 'unauthorized' }, { api: 1, auth: 2 }],
    ['SALESFORCE_SESSION_NOT_USABLE', { path: COMPOSITE, kind: 'unauthorized-incurable' }, { api: 1, auth: 2 }],
    ['ORG_ALLOWANCE_SHORT', { path: COMPOSITE, kind: 'limit-reached' }, { api: 1, auth: 2 }],
    ['SALESFORCE_TOO_MANY_AT_ONCE', { path: COMPOSITE, kind: 'concurrent-limit' }, { api: 3, auth: 2 }],
    ['SALESFORCE_API_DISABLED', { path: COMPOSITE, kind: 'api-disabled' }, { api: 1, auth: 2 }],
  ])('C7 %s after one request each, and three where a retry may help, for %j', async (code, fault, wire) => {
    await control(test.sandbox, 'POST faults', fault)
    const { page, handshakeId } = await connect(test.admin, test.sandbox)
    expect(codeIn(page)).toBe(code)
    await expectNothingLeft(code, handshakeId)
    expect((await test.counted()).wire).toEqual(wire)
  })
})

describe('C10 the callback page', () => {
  it('is never cached, sends no referrer, loads nothing from other hosts, and is never framed', async () => {
    const page = await test.admin.request({ method: 'GET', url: '/oauth/callback' })
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-type': 'text/html; charset=utf-8',
    })
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(page.headers['content-security-policy']).not.toContain('unsafe-inline')
    const sources = [...page.body.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, source]) => source)
    expect(sources).toEqual(['/oauth/callback.css', '/oauth/callback.js'])
    for (const url of sources) expect((await test.app.inject({ url })).statusCode).toBe(200)
    expect(page.body).not.toMatch(/<script>|<style|\son[a-z]+=/)
  })

  it.each([
    ['fr', 'Fermer la fenêtre'],
    ['ja', 'ウィンドウを閉じる'],
    ['zh-TW', '關閉視窗'],
  ])('speaks the reader’s language: %s', async (language, words) => {
    const page = await test.app.inject({ url: '/oauth/callback', headers: { 'accept-language': language } })
    expect(page.body).toContain(`<html lang="${language}">`)
    expect(page.body).toContain(words)
  })

  it('lists what Salesforce never sends back', async () => {
    const answer = await test.admin.request({ url: '/api/v1/salesforce-refusals' })
    const refusals = answer.json<{ code: string; remedy: string }[]>()
    expect(refusals.map(({ code }) => code)).toContain('OAUTH_AUTHORIZATION_BLOCKED')
    expect(refusals.find(({ code }) => code === 'redirect_uri_mismatch')?.remedy).toContain(
      'http://127.0.0.1:8080/oauth/callback',
    )
  })
})
