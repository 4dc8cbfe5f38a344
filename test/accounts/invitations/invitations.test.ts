import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { setPassword } from '../../../companion/src/accounts/passwords/links.ts'
import { linkOf } from '../../../companion/src/accounts/index.ts'
import { withdrawInvitation } from '../../../companion/src/accounts/invitations/invitations.ts'
import type { PersonId, TenantId } from '../../../companion/src/platform/ids.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { ADMIN, startTestApp, type TestApp } from '../../kit/service/app.ts'
import { tokenIn } from '../../kit/service/mail.ts'
import { signInAs, type Browser } from '../../kit/service/sign-in.ts'

const PASSWORD = 'a long enough password'

type Listed = {
  personId: PersonId
  email: string
  state: string
  expiresAt: string | null
  lastSignedInAt: string | null
}

describeOnBoth('UX-A7 an invitation', (kind) => {
  let service: TestApp
  let admin: Browser
  let count = 0
  let email: string

  beforeAll(async () => {
    service = await startTestApp({ database: await openTestDatabase(kind) })
  })
  afterAll(() => service.close())
  beforeEach(async () => {
    admin = await service.signIn()
    email = `guest${count++}@example.com`
  })

  const inviteBy = (browser: Browser, address = email, role = 'user') =>
    browser.request({ method: 'POST', url: '/api/v1/people', payload: { name: 'Grace', email: address, role } })
  const find = async (address = email) => {
    const { people } = (await admin.request({ url: '/api/v1/people' })).json<{ people: Listed[] }>()
    return people.find((person) => person.email === address)
  }
  const act = async (method: 'POST' | 'DELETE', browser = admin) =>
    browser.request({ method, url: `/api/v1/people/${(await find())?.personId}/invitation` })
  const mailed = async () => {
    await service.jobs.run()
    return tokenIn(service.mail.lastTo(email))
  }
  const accept = (token: string) =>
    service.inject({
      method: 'POST',
      url: '/api/v1/passwords',
      payload: { token, password: PASSWORD },
      remoteAddress: `10.7.0.${count++}`,
    })
  const invited = async () => {
    await inviteBy(admin)
    return mailed()
  }
  const tenant = async () =>
    String((await service.database.execute('select tenant_id from tenant')).rows[0]?.tenant_id) as TenantId

  it('shows how far it has come, and the last sign-in', async () => {
    await inviteBy(admin)
    expect(await find()).toMatchObject({ state: 'invited', expiresAt: null, lastSignedInAt: null })
    const token = await mailed()
    expect(await find()).toMatchObject({ state: 'pending', expiresAt: expect.any(String) })
    await accept(token)
    expect(await find()).toMatchObject({ state: 'active', lastSignedInAt: null })
    await signInAs(service.app, { email, password: PASSWORD })
    expect(await find()).toMatchObject({ lastSignedInAt: service.clock.now().toISOString() })
  })

  it('expires after 72 hours, which an admin sees, and can be sent again', async () => {
    const token = await invited()
    service.clock.advance({ hours: 72 })
    admin = await service.signIn()
    expect(await find()).toMatchObject({ state: 'expired' })
    expect((await accept(token)).json()).toMatchObject({ code: 'PASSWORD_LINK_INVALID' })
    expect((await act('POST')).statusCode).toBe(204)
    expect((await accept(await mailed())).statusCode).toBe(204)
  })

  it('gives no other link once it has expired', async () => {
    await invited()
    service.clock.advance({ hours: 72 })
    service.mail.sent.length = 0
    await service.inject({ method: 'POST', url: '/api/v1/password-links', payload: { email } })
    await service.jobs.run()
    expect(service.mail.sent).toEqual([])
  })

  it('sent again ends the earlier link at once, and waits after three mails', async () => {
    const earlier = await invited()
    for (let n = 0; n < 3; n++) expect((await act('POST')).statusCode).toBe(204)
    expect((await accept(earlier)).json()).toMatchObject({ code: 'PASSWORD_LINK_INVALID' })
    expect((await act('POST')).json()).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' })
    expect((await accept(await mailed())).statusCode).toBe(204)
  })

  it('that is withdrawn cannot be accepted on a page that is open already, and the person is gone', async () => {
    const token = await invited()
    expect((await act('DELETE')).statusCode).toBe(204)
    expect(await find()).toBeUndefined()
    expect((await accept(token)).json()).toMatchObject({ code: 'PASSWORD_LINK_INVALID' })
    expect((await inviteBy(admin)).statusCode).toBe(201)
  })

  it('that is accepted is neither withdrawn nor sent again', async () => {
    await accept(await invited())
    for (const method of ['POST', 'DELETE'] as const)
      expect((await act(method)).json()).toMatchObject({ status: 409, code: 'INVITATION_ACCEPTED' })
    expect(await find()).toMatchObject({ state: 'active' })
  })

  it('is either accepted or withdrawn, never both, when the two come at once', async () => {
    for (let round = 0; round < 8; round++) {
      email = `race${count++}@example.com`
      const token = await invited()
      const who = { tenantId: await tenant(), personId: (await find())?.personId ?? ('' as PersonId) }
      const by = { ...who, name: 'Ada', email: ADMIN.email, role: 'admin' as const, language: 'en' as const }
      const deps = { db: service.database.db, clock: service.clock }
      const [accepted, withdrawn] = await Promise.allSettled([
        setPassword(token, PASSWORD, deps),
        withdrawInvitation({ who, by }, deps),
      ])
      expect([accepted.status, withdrawn.status].toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(await find()).toEqual(
        accepted.status === 'fulfilled' ? expect.objectContaining({ state: 'active' }) : undefined,
      )
    }
  })

  it('is accepted once when it is accepted twice at once', async () => {
    const token = await invited()
    const answers = await Promise.all([accept(token), accept(token)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 400])
  })

  it('ends when its inviter is removed or may invite no more, until another admin sends it again', async () => {
    const second = `second${count++}@example.com`
    await inviteBy(admin, second, 'admin')
    await service.jobs.run()
    await accept(tokenIn(service.mail.lastTo(second)))
    await inviteBy(await signInAs(service.app, { email: second, password: PASSWORD }))
    const token = await mailed()
    await admin.request({ method: 'DELETE', url: `/api/v1/people/${(await find(second))?.personId}` })
    expect(await find()).toMatchObject({ state: 'expired' })
    expect((await accept(token)).json()).toMatchObject({ code: 'PASSWORD_LINK_INVALID' })
    await act('POST')
    expect((await accept(await mailed())).statusCode).toBe(204)
  })

  it('is renewed by the operator’s command, whose link works', async () => {
    await invited()
    service.clock.advance({ hours: 72 })
    const { db, clock, platform } = { ...service, db: service.database.db }
    const link = await linkOf(email, { db, clock, publicUrl: platform.publicUrl })
    admin = await service.signIn()
    expect(await find()).toMatchObject({ state: 'pending' })
    expect((await accept(link.split('token=')[1] ?? '')).statusCode).toBe(204)
  })

  it('is sent and withdrawn by admins only', async () => {
    await accept(await invited())
    const user = await signInAs(service.app, { email, password: PASSWORD })
    for (const method of ['POST', 'DELETE'] as const)
      expect((await act(method, user)).json()).toMatchObject({ code: 'ADMIN_ONLY' })
  })

  it.each(['bjorn@lindholm', 'a@b.c', 'a@-b.example', 'a..b@example.com', `${'a'.repeat(65)}@example.com`])(
    'goes to no incomplete address: %s',
    async (address) => {
      expect((await inviteBy(admin, address)).json()).toMatchObject({ status: 400, code: 'EMAIL_INVALID' })
    },
  )

  it.each(['björn@lindholm.example', 'info@例え.テスト', 'a.b+c@sub.example.co.uk', 'x@xn--r8jz45g.xn--zckzah'])(
    'goes to addresses of every script: %s',
    async (address) => {
      expect((await inviteBy(admin, address)).statusCode).toBe(201)
    },
  )
})
