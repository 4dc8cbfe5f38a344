import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { raiseNotice, type NewNotice } from '../../companion/src/notifications/notices.ts'
import type { TenantId } from '../../companion/src/platform/ids.ts'
import { ADMIN, startTestApp, type TestApp } from '../kit/service/app.ts'
import { tokenIn } from '../kit/service/mail.ts'
import { signInAs, type Browser } from '../kit/service/sign-in.ts'

type Notices = { unread: number; notices: { noticeId: string; title: string; read: boolean }[] }

let service: TestApp
let admin: Browser
let user: Browser
let tenantId: TenantId

beforeAll(async () => {
  service = await startTestApp()
  admin = await service.signIn()
  await invite('nour@example.com', 'admin', 'fr')
  user = await join('uma@example.com')
  const { rows } = await service.database.execute('select tenant_id from tenant')
  tenantId = String(rows[0]?.tenant_id) as TenantId
})
afterAll(() => service.close())
beforeEach(async () => {
  await service.database.execute('delete from notice')
  service.mail.sent.length = 0
})

async function invite(email: string, role: string, language: string): Promise<void> {
  const payload = { name: email, email, role, language }
  await admin.request({ method: 'POST', url: '/api/v1/people', payload })
  await service.jobs.run()
}

async function join(email: string): Promise<Browser> {
  await invite(email, 'user', 'en')
  const payload = { token: tokenIn(service.mail.lastTo(email)), password: 'a long enough password' }
  await service.inject({ method: 'POST', url: '/api/v1/passwords', payload })
  return signInAs(service.app, { email, password: payload.password })
}

const raise = async (about: string, more: Partial<Pick<NewNotice, 'muted'>> = {}) => {
  await raiseNotice(
    {
      tenantId,
      code: 'CREDIT_LEVEL_REACHED',
      severity: 'info',
      params: { percent: 50, used: 50_000, limit: 100_000, until: '2026-03-03T00:00:00.000Z' },
      about,
      muted: false,
      ...more,
    },
    service.platform,
  )
}
const read = async (browser: Browser, headers = {}) =>
  (await browser.request({ url: '/api/v1/notices', headers })).json<Notices>()
const mark = (browser: Browser, payload: object) =>
  browser.request({ method: 'POST', url: '/api/v1/notices/read', payload })

describe('the notices of a tenant', () => {
  it('can be read by every signed-in person, in that person’s language', async () => {
    await raise('half')
    expect(await read(user, { 'accept-language': 'fr' })).toEqual({
      unread: 1,
      next: null,
      notices: [
        {
          noticeId: expect.any(String),
          code: 'CREDIT_LEVEL_REACHED',
          severity: 'info',
          title: 'Limite quotidienne de l’API CRM : 50\u00a0% atteints',
          text: expect.stringContaining('crédits de cette période'),
          remedy: expect.stringContaining('CRM > Général'),
          action: { label: 'Ouvrir Utilisation de l’API', path: '/usage' },
          raisedAt: '2026-03-02T10:00:00.000Z',
          resolvedAt: null,
          read: false,
          muted: false,
        },
      ],
    })
    expect((await read(user)).notices).toMatchObject([{ title: 'Daily CRM API limit: 50% reached' }])
    expect((await service.inject({ url: '/api/v1/notices' })).statusCode).toBe(401)
  })

  it('are marked as read by each person, some or all', async () => {
    for (const about of ['one', 'two', 'three']) await raise(about)
    const [first] = (await read(user)).notices
    expect((await mark(user, { noticeIds: [first?.noticeId] })).statusCode).toBe(204)
    expect(await read(user)).toMatchObject({ unread: 2, notices: [{ read: true }, { read: false }, { read: false }] })
    expect((await mark(user, {})).statusCode).toBe(204)
    expect(await read(user)).toMatchObject({ unread: 0 })
    expect(await read(admin)).toMatchObject({ unread: 3 })
  })

  it('reject a mark with an invalid id', async () => {
    expect((await mark(user, { noticeIds: ['1'] })).json()).toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('are mailed only to admins, each in their language', async () => {
    await raise('half')
    await service.jobs.run()
    expect(service.mail.sent.map(({ to, subject }) => [to, subject]).toSorted()).toEqual([
      [ADMIN.email, 'Daily CRM API limit: 50% reached'],
      ['nour@example.com', 'Limite quotidienne de l’API CRM : 50\u00a0% atteints'],
    ])
    expect(service.mail.lastTo(ADMIN.email).text).toContain(new URL('/usage', service.config.publicUrl).href)
  })

  it('are mailed once, and not at all while they are muted', async () => {
    await raise('loud')
    await raise('loud')
    await raise('quiet', { muted: true })
    await service.jobs.run()
    expect(service.mail.sent.filter(({ to }) => to === ADMIN.email)).toHaveLength(1)
    expect(await read(admin)).toMatchObject({ unread: 2 })
  })
})
