import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setRole, type Changing } from '../../../companion/src/accounts/people/people.ts'
import { systemClock } from '../../../companion/src/platform/clock.ts'
import type { PersonKey } from '../../../companion/src/platform/person.ts'
import type { PersonId, TenantId } from '../../../companion/src/platform/ids.ts'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import { openTestDatabase, type DatabaseKind } from '../../kit/database/database.ts'
import { tokenIn } from '../../kit/service/mail.ts'
import { signInAs, type Browser } from '../../kit/service/sign-in.ts'

type Listed = { personId: PersonId; email: string; role: string }

describe.each<DatabaseKind>(['embedded', 'postgres'])('the people of a tenant (%s)', (kind) => {
  let service: TestApp
  let admin: Browser

  beforeAll(async () => {
    service = await startTestApp({ database: await openTestDatabase(kind) })
    admin = await service.signIn()
  })
  afterAll(() => service.close())

  const invite = (email: string, more: object = {}) =>
    admin.request({ method: 'POST', url: '/api/v1/people', payload: { name: 'Grace', email, role: 'user', ...more } })
  const list = async () => (await admin.request({ url: '/api/v1/people' })).json<{ people: Listed[] }>().people
  const find = async (email: string) => (await list()).find((person) => person.email === email)
  const change = (personId: string | undefined, role: string) =>
    admin.request({ method: 'PATCH', url: `/api/v1/people/${personId}`, payload: { role } })
  const remove = (personId: string | undefined) =>
    admin.request({ method: 'DELETE', url: `/api/v1/people/${personId}` })

  const deps = () => ({ db: service.database.db, clock: systemClock, endWorkOf: () => Promise.resolve() })
  const byAda = (who: PersonKey): Changing => ({
    who,
    by: { ...who, name: 'Ada', email: 'ada@example.com', role: 'admin', language: 'en' },
  })

  const join = async (email: string, more: object = {}) => {
    await invite(email, more)
    await service.jobs.run()
    const payload = { token: tokenIn(service.mail.lastTo(email)), password: 'a long enough password' }
    await service.inject({ method: 'POST', url: '/api/v1/passwords', payload })
    return signInAs(service.app, { email, password: payload.password })
  }

  it('are invited by an admin, by mail, in their language', async () => {
    const answer = await invite('Grace@Example.com', { language: 'sv' })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({
      personId: expect.any(String),
      name: 'Grace',
      email: 'grace@example.com',
      role: 'user',
      language: 'sv',
    })
    await service.jobs.run()
    const mail = service.mail.lastTo('grace@example.com')
    expect(mail.subject).toBe('Din åtkomst till Tollbridge för Acme')
    expect(mail.html).toContain('<html lang="sv">')
  })

  it('get mails in which their names are text, never markup', async () => {
    await invite('mallory@example.com', { name: '<img src=x onerror=alert(1)>' })
    await service.jobs.run()
    expect(service.mail.lastTo('mallory@example.com').html).not.toContain('<img')
  })

  it('have one e-mail address each', async () => {
    await invite('twice@example.com')
    expect((await invite('TWICE@example.com')).json()).toMatchObject({ status: 409, code: 'EMAIL_TAKEN' })
  })

  it('change only what their role allows', async () => {
    const user = await join('reader@example.com')
    expect((await user.request({ url: '/api/v1/people' })).statusCode).toBe(200)
    const requests = [
      { method: 'POST' as const, url: '/api/v1/people', payload: { name: 'X', email: 'x@example.com', role: 'admin' } },
      {
        method: 'PATCH' as const,
        url: `/api/v1/people/${(await find('reader@example.com'))?.personId}`,
        payload: { role: 'admin' },
      },
      { method: 'DELETE' as const, url: `/api/v1/people/${(await find('ada@example.com'))?.personId}` },
    ]
    for (const request of requests)
      expect((await user.request(request)).json()).toMatchObject({ status: 403, code: 'ADMIN_ONLY' })
  })

  it('get and lose a role at once', async () => {
    const user = await join('riser@example.com')
    const riser = await find('riser@example.com')
    expect((await change(riser?.personId, 'admin')).json()).toMatchObject({ role: 'admin' })
    expect((await user.request({ url: '/api/v1/session' })).json()).toMatchObject({ person: { role: 'admin' } })
    await change(riser?.personId, 'user')
    expect((await user.request({ url: '/api/v1/session' })).json()).toMatchObject({ person: { role: 'user' } })
  })

  it('are signed out at once when an admin removes them', async () => {
    const user = await join('leaver@example.com')
    expect((await remove((await find('leaver@example.com'))?.personId)).statusCode).toBe(204)
    expect((await user.request({ url: '/api/v1/session' })).statusCode).toBe(401)
    expect(await find('leaver@example.com')).toBeUndefined()
  })

  it('always include an admin', async () => {
    const ada = await find('ada@example.com')
    for (const answer of [await change(ada?.personId, 'user'), await remove(ada?.personId)])
      expect(answer.json()).toMatchObject({ status: 409, code: 'LAST_ADMIN' })
    expect((await find('ada@example.com'))?.role).toBe('admin')
  })

  it('always include an admin, even when two admins step down at the same time', async () => {
    await invite('second@example.com', { role: 'admin' })
    const { rows } = await service.database.execute('select tenant_id from tenant')
    const tenantId = String(rows[0]?.tenant_id) as TenantId
    const admins = (await list()).filter(({ role }) => role === 'admin')
    expect(admins).toHaveLength(2)
    for (let round = 0; round < 20; round++) {
      await service.database.execute(
        `update person set role = 'admin' where person_id in ('${admins.map(({ personId }) => personId).join("','")}')`,
      )
      const stepDown = admins.map(({ personId }) => setRole(byAda({ tenantId, personId }), 'user', deps()))
      const results = await Promise.allSettled(stepDown)
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    }
  })

  it('are not found in another tenant', async () => {
    await service.database.execute(`update person set role = 'admin'`)
    expect((await change('00000000-0000-4000-8000-000000000000', 'user')).json()).toMatchObject({ status: 404 })
    const other = {
      tenantId: '11111111-0000-4000-8000-000000000000' as TenantId,
      personId: (await find('twice@example.com'))?.personId ?? ('' as PersonId),
    }
    await expect(setRole(byAda(other), 'user', deps())).rejects.toThrow()
  })
})
