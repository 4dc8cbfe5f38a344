import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tidyAccounts } from '../../../companion/src/accounts/housekeeping.ts'
import { ADMIN, startTestApp, type TestApp } from '../../kit/service/app.ts'
import { signInAs } from '../../kit/service/sign-in.ts'

const ME = { url: '/api/v1/session' }

let service: TestApp

beforeAll(async () => {
  service = await startTestApp()
  await service.signIn()
})
afterAll(() => service.close())

const signIn = () => signInAs(service.app, ADMIN)
const rawSignIn = (to: TestApp, headers: Record<string, string> = {}) =>
  to.inject({ method: 'POST', ...ME, payload: { email: ADMIN.email, password: ADMIN.password }, headers })

describe('A3 a session', () => {
  it('shows who is signed in, and nothing more', async () => {
    const browser = await signIn()
    const answer = await browser.request(ME)
    expect(answer.json()).toEqual({
      person: { personId: expect.any(String), email: ADMIN.email, name: ADMIN.name, role: 'admin', language: 'en' },
      tenant: { tenantId: expect.any(String), businessName: 'Acme' },
      csrfToken: expect.any(String),
    })
  })

  it('lives in a cookie that scripts and other sites cannot read', async () => {
    const cookie = (await rawSignIn(service)).cookies.find(({ name }) => name === 'tollbridge_session')
    expect(cookie).toMatchObject({ name: 'tollbridge_session', httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie).not.toHaveProperty('domain')
    expect(cookie).not.toHaveProperty('maxAge')
  })

  it('lives in a __Host- cookie over HTTPS', async () => {
    const { database } = service
    const secure = await startTestApp({
      database: { ...database, close: async () => undefined },
      environment: { PUBLIC_URL: 'https://tollbridge.example.com', TRUST_PROXY: 'loopback' },
    })
    const answer = await rawSignIn(secure, { 'x-forwarded-proto': 'https' })
    expect([answer.headers['set-cookie']].flat().toSorted()).toEqual([
      expect.stringMatching(/^__Host-tollbridge_device=.*; Max-Age=15552000; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
      expect.stringMatching(/^__Host-tollbridge_session=[\w-]{20,}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
    await secure.close()
  })

  it('ends after half an hour without a request', async () => {
    const browser = await signIn()
    service.clock.advance({ minutes: 29 })
    expect((await browser.request(ME)).statusCode).toBe(200)
    service.clock.advance({ minutes: 29 })
    expect((await browser.request(ME)).statusCode).toBe(200)
    service.clock.advance({ minutes: 31 })
    expect((await browser.request(ME)).statusCode).toBe(401)
  })

  it('ends after twelve hours, however busy', async () => {
    const browser = await signIn()
    for (let n = 0; n < 35; n++) {
      service.clock.advance({ minutes: 20 })
      expect((await browser.request(ME)).statusCode).toBe(200)
    }
    service.clock.advance({ minutes: 21 })
    expect((await browser.request(ME)).statusCode).toBe(401)
  })

  it('ends on the server as soon as the person signs out', async () => {
    const browser = await signIn()
    const stolen = { ...browser.cookies }
    const answer = await browser.request({ method: 'DELETE', ...ME })
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['set-cookie']).toMatch(/^tollbridge_session=; .*Expires=Thu, 01 Jan 1970/)
    expect((await service.inject({ ...ME, cookies: stolen })).statusCode).toBe(401)
  })

  it('ends in every browser when the person signs out everywhere', async () => {
    const browsers = await Promise.all([signIn(), signIn(), signIn()])
    expect((await browsers[0].request({ method: 'DELETE', url: '/api/v1/sessions' })).statusCode).toBe(204)
    for (const browser of browsers) expect((await browser.request(ME)).statusCode).toBe(401)
  })

  it('gets a new id at sign-in, whatever id the browser brought', async () => {
    const planted = 'A'.repeat(32)
    const answer = await rawSignIn(service, { cookie: `tollbridge_session=${planted}` })
    expect(answer.statusCode).toBe(200)
    expect(answer.cookies[0]?.value).not.toContain(planted)
    expect((await service.inject({ ...ME, cookies: { tollbridge_session: planted } })).statusCode).toBe(401)
  })

  it('ends the previous session when the same browser signs in again', async () => {
    const browser = await signIn()
    const before = { ...browser.cookies }
    await browser.request({ method: 'POST', ...ME, payload: { email: ADMIN.email, password: ADMIN.password } })
    expect((await service.inject({ ...ME, cookies: before })).statusCode).toBe(401)
    expect((await browser.request(ME)).statusCode).toBe(200)
  })

  it('is stored as a hash of its id', async () => {
    const browser = await signIn()
    const { rows } = await service.database.execute('select * from session')
    for (const id of Object.values(browser.cookies)) expect(JSON.stringify(rows)).not.toContain(id)
  })

  it('leaves no row for a browser that never signed in, nor after its end', async () => {
    await service.database.execute('delete from session')
    await service.inject({ url: '/sign-in' })
    await rawSignIn(service)
    service.clock.advance({ hours: 1 })
    await rawSignIn(service)
    await tidyAccounts(service.platform)
    const { rows } = await service.database.execute('select count(*)::int as count from session')
    expect(rows).toEqual([{ count: 1 }])
  })

  it('does not accept the token of another session', async () => {
    const [one, other] = await Promise.all([signIn(), signIn()])
    const answer = await one.request({ method: 'DELETE', ...ME, headers: { 'x-csrf-token': other.csrfToken } })
    expect(answer.json()).toMatchObject({ code: 'CSRF_TOKEN_INVALID' })
  })
})
