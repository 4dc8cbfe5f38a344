import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { raiseNotice, type NewNotice, resolveNotices } from '../../companion/src/notifications/notices.ts'
import type { TenantId } from '../../companion/src/platform/ids.ts'
import { ADMIN, startTestApp, type TestApp } from '../kit/service/app.ts'
import { NOTICE_PARAMS } from '../kit/service/notice-params.ts'
import { signInAs, type Browser } from '../kit/service/sign-in.ts'
import { tokenIn } from '../kit/service/mail.ts'

type Listed = { notices: { title: string; code: string; noticeId: string }[]; next: string | null }

let service: TestApp
let admin: Browser
let tenantId: TenantId
beforeAll(async () => {
  service = await startTestApp()
  admin = await service.signIn()
  const { rows } = await service.database.execute('select tenant_id from tenant')
  tenantId = String(rows[0]?.tenant_id) as TenantId
  await raise('AUTHORIZATION_REQUIRED', 'error', 'tokens')
  for (const number of [1, 2, 3, 4, 5]) await raise('CREDIT_JUMP', 'warning', `jump ${number}`)
  await raise('LEDGER_DRIFT', 'warning', 'day')
  await resolveNotices({ tenantId, codes: ['LEDGER_DRIFT'] }, service.platform)
})
afterAll(() => service.close())

async function raise(code: keyof typeof NOTICE_PARAMS, severity: NewNotice['severity'], about: string): Promise<void> {
  const news = { code, params: NOTICE_PARAMS[code], severity, tenantId, about, muted: true } as NewNotice
  await raiseNotice(news, service.platform)
}
const list = async (query = '', browser = admin) =>
  (await browser.request({ url: `/api/v1/notices${query}` })).json<Listed>()
const codes = async (query: string) => (await list(query)).notices.map(({ code }) => code)

async function join(email: string): Promise<Browser> {
  const person = { name: email, email, role: 'user', language: 'en' }
  await admin.request({ method: 'POST', url: '/api/v1/people', payload: person })
  await service.jobs.run()
  const payload = { token: tokenIn(service.mail.lastTo(email)), password: 'a long enough password' }
  await service.inject({ method: 'POST', url: '/api/v1/passwords', payload })
  return signInAs(service.app, { email, password: payload.password })
}

describe('UX-F1 the list of notices', () => {
  it('is narrowed by state, severity, topic and whether it is unread', async () => {
    expect(await codes('?state=resolved')).toEqual(['LEDGER_DRIFT'])
    expect(await codes('?state=open&severity=error')).toEqual(['AUTHORIZATION_REQUIRED'])
    expect(await codes('?topic=reconciliation')).toEqual(['LEDGER_DRIFT'])
    const [first] = (await list()).notices
    await admin.request({ method: 'POST', url: '/api/v1/notices/read', payload: { noticeIds: [first?.noticeId] } })
    expect((await list('?unread=true')).notices).toHaveLength(6)
  })

  it('is searched in the words that the reader reads', async () => {
    expect(await codes('?search=NO%20longer%20accepts')).toEqual(['AUTHORIZATION_REQUIRED'])
    expect(await codes('?search=percentage%20points&limit=3')).toHaveLength(3)
    expect(await list('?search=no%20such%20words')).toMatchObject({ notices: [], next: null })
  })

  it.each(['', '&search=points', '&topic=limit'])('is read in pages, each once, to its end: %s', async (filter) => {
    const seen: string[] = []
    let after = ''
    do {
      const page = await list(`?limit=2${filter}${after}`)
      seen.push(...page.notices.map(({ noticeId }) => noticeId))
      after = page.next ? `&after=${page.next}` : ''
    } while (after)
    expect(seen).toHaveLength(filter ? 5 : 7)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('refuses a limit over 100 and a key that is none', async () => {
    for (const query of ['?limit=101', '?limit=0', '?after=x', '?state=lost'])
      expect((await admin.request({ url: `/api/v1/notices${query}` })).json()).toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('UX-F2 the mail of notices', () => {
  const choose = (topic: string, mailed: boolean, browser = admin) =>
    browser.request({ method: 'PUT', url: `/api/v1/notices/subscriptions/${topic}`, payload: { mailed } })
  const mailed = async (code: keyof typeof NOTICE_PARAMS, about: string) => {
    service.mail.sent.length = 0
    await raiseNotice(
      { code, params: NOTICE_PARAMS[code], severity: 'error', tenantId, about, muted: false } as NewNotice,
      service.platform,
    )
    await service.jobs.run()
    return service.mail.sent.map(({ to }) => to).toSorted()
  }

  it('goes to those who want it: admins unless they declined, users if they asked', async () => {
    const user = await join('uma@example.com')
    expect(await mailed('ORG_ALLOWANCE_SPENT', 'first')).toEqual([ADMIN.email])
    expect((await choose('allowance', false)).statusCode).toBe(204)
    expect((await choose('allowance', true, user)).statusCode).toBe(204)
    expect(await mailed('ORG_ALLOWANCE_SPENT', 'second')).toEqual(['uma@example.com'])
    expect((await admin.request({ url: '/api/v1/notices/subscriptions' })).json()).toEqual({
      topics: [
        { topic: 'connection', mailed: true, mandatory: true },
        { topic: 'limit', mailed: true, mandatory: false },
        { topic: 'allowance', mailed: false, mandatory: false },
        { topic: 'reconciliation', mailed: true, mandatory: false },
      ],
    })
  })

  it('about the connection goes to every admin', async () => {
    expect((await choose('connection', false)).json()).toMatchObject({ code: 'INPUT_INVALID' })
    expect(await mailed('SANDBOX_REFRESHED', 'third')).toEqual([ADMIN.email])
  })

  it('is tested by an admin, a few times', async () => {
    service.mail.sent.length = 0
    const test = () => admin.request({ method: 'POST', url: '/api/v1/notices/test' })
    expect([(await test()).statusCode, (await test()).statusCode, (await test()).statusCode]).toEqual([204, 204, 204])
    expect((await test()).statusCode).toBe(429)
    expect(service.mail.sent.map(({ to, subject }) => [to, subject])).toEqual(
      Array.from({ length: 3 }, () => [ADMIN.email, 'Test notification']),
    )
  })
})
