import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decidePassword } from '../../../companion/src/accounts/passwords/passwords.ts'
import { ADMIN, startTestApp, type TestApp } from '../../kit/service/app.ts'
import { tokenIn } from '../../kit/service/mail.ts'
import { refusalWith } from '../../kit/service/refusal.ts'
import { signInAs } from '../../kit/service/sign-in.ts'

const OWNER = { email: 'ada.lovelace@example.com', name: 'Ada Lovelace King', businessName: 'Analytical Engines' }

describe('a password', () => {
  it.each(['correct horse', 'twelve chars', 'пароль-подлиннее', '🐎🔋📎🏇🐴🎠🥕🍎🌾🐂🐄🐖', 'x'.repeat(124) + 'abcd'])(
    'may be %j',
    (password) => {
      expect(decidePassword(password, OWNER)).toBe(password)
    },
  )

  it.each([
    ['elevenchars', 'PASSWORD_TOO_SHORT'],
    ['🐎🔋📎🏇🐴🎠', 'PASSWORD_TOO_SHORT'],
    ['x'.repeat(125) + 'abcd', 'PASSWORD_TOO_LONG'],
    ['ada.lovelace@example.com', 'PASSWORD_TOO_OBVIOUS'],
    ['Ada.Lovelace', 'PASSWORD_TOO_OBVIOUS'],
    ['ada lovelace king', 'PASSWORD_TOO_OBVIOUS'],
    [' Analytical Engines ', 'PASSWORD_TOO_OBVIOUS'],
    ['aaaaaaaaaaaa', 'PASSWORD_TOO_OBVIOUS'],
    ['121212121212', 'PASSWORD_TOO_OBVIOUS'],
  ] as const)('may not be %j', (password, code) => {
    expect(() => decidePassword(password, OWNER)).toThrow(refusalWith(code))
  })
})

describe('a link to set a password', () => {
  let service: TestApp

  beforeAll(async () => {
    service = await startTestApp()
    await service.signIn()
  })
  afterAll(() => service.close())
  beforeEach(async () => {
    service.mail.sent.length = 0
    await service.database.execute('delete from sign_in_failure')
  })

  let caller = 0
  const remoteAddress = () => `10.5.0.${caller++}`
  const ask = (email: string) =>
    service.inject({
      method: 'POST',
      url: '/api/v1/password-links',
      payload: { email },
      remoteAddress: remoteAddress(),
    })
  const set = (token: string, password: string) =>
    service.inject({
      method: 'POST',
      url: '/api/v1/passwords',
      payload: { token, password },
      remoteAddress: remoteAddress(),
    })
  const askForToken = async () => {
    await ask(ADMIN.email)
    await service.jobs.run()
    return tokenIn(service.mail.lastTo(ADMIN.email))
  }

  it('is mailed to a known address, and the answer is the same for an unknown one', async () => {
    const [known, unknown] = [await ask('Ada@example.com'), await ask('nobody@example.com')]
    expect([known.statusCode, known.body]).toEqual([202, unknown.body])
    expect(unknown.statusCode).toBe(202)
    expect(service.jobs.waiting()).toHaveLength(2)
    await service.jobs.run()
    expect(service.mail.sent.map(({ to }) => to)).toEqual([ADMIN.email])
  })

  it('carries its token in the fragment, which no server logs', async () => {
    await askForToken()
    expect(service.mail.lastTo(ADMIN.email).text).toMatch(/http:\/\/127\.0\.0\.1:8080\/set-password#token=[\w-]{43}\n/)
  })

  it('works once', async () => {
    const token = await askForToken()
    expect((await set(token, 'a new long password')).statusCode).toBe(204)
    expect((await set(token, 'another long password')).json()).toMatchObject({
      status: 400,
      code: 'PASSWORD_LINK_INVALID',
    })
    await expect(signInAs(service.app, { email: ADMIN.email, password: 'a new long password' })).resolves.toBeDefined()
  })

  it('works once even when it is used twice at the same time', async () => {
    const token = await askForToken()
    const answers = await Promise.all([set(token, 'one long password'), set(token, 'two long passwords')])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 400])
  })

  it('works for 24 hours', async () => {
    const token = await askForToken()
    service.clock.advance({ hours: 24 })
    expect((await set(token, ADMIN.password)).json()).toMatchObject({ code: 'PASSWORD_LINK_INVALID' })
    const other = await askForToken()
    service.clock.advance({ hours: 23, minutes: 59 })
    expect((await set(other, ADMIN.password)).statusCode).toBe(204)
  })

  it('stays valid when the new password is refused', async () => {
    const token = await askForToken()
    expect((await set(token, 'short')).json()).toMatchObject({ code: 'PASSWORD_TOO_SHORT', params: { shortest: 12 } })
    expect((await set(token, ADMIN.password)).statusCode).toBe(204)
  })

  it('ends every session of the person', async () => {
    const browser = await signInAs(service.app, ADMIN)
    await set(await askForToken(), ADMIN.password)
    expect((await browser.request({ url: '/api/v1/session' })).statusCode).toBe(401)
  })

  it('SEC-M6: ends the links before it', async () => {
    const [older, newer] = [await askForToken(), await askForToken()]
    expect((await set(older, ADMIN.password)).json()).toMatchObject({ code: 'PASSWORD_LINK_INVALID' })
    expect((await set(newer, ADMIN.password)).statusCode).toBe(204)
  })

  it('SEC-M6: is mailed to one person five times, then once an hour, until it is used', async () => {
    for (let n = 0; n < 8; n++) await askForToken()
    expect(service.mail.sent).toHaveLength(5)
    service.clock.advance({ hours: 1 })
    const newest = await askForToken()
    expect(service.mail.sent).toHaveLength(6)
    expect((await set(newest, ADMIN.password)).statusCode).toBe(204)
    await askForToken()
    expect(service.mail.sent).toHaveLength(7)
  })

  it('SEC-M6: lets its person sign in where it was used, however many strangers guess', async () => {
    const answer = await set(await askForToken(), ADMIN.password)
    for (let n = 0; n < 11; n++)
      await service.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { email: ADMIN.email, password: 'wrong guess' },
        remoteAddress: remoteAddress(),
      })
    const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))
    const again = { email: ADMIN.email, password: ADMIN.password }
    const signIn = { method: 'POST', url: '/api/v1/session', payload: again, remoteAddress: remoteAddress() } as const
    expect((await service.inject(signIn)).statusCode).toBe(429)
    expect((await service.inject({ ...signIn, cookies })).statusCode).toBe(200)
  })

  it('is stored as a hash of its token', async () => {
    const token = await askForToken()
    const { rows } = await service.database.execute('select * from password_link')
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('ends the pause for a person whose password was being guessed', async () => {
    for (let n = 0; n < 10; n++)
      await service.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { email: ADMIN.email, password: 'wrong guess' },
        remoteAddress: remoteAddress(),
      })
    await set(await askForToken(), ADMIN.password)
    await expect(signInAs(service.app, ADMIN)).resolves.toBeDefined()
  })
})
