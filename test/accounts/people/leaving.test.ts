import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  begin,
  codeIn,
  connectionsOf,
  consent,
  startConnectTest,
  type ConnectTest,
} from '../../kit/connections/connect.ts'
import { tokenIn } from '../../kit/service/mail.ts'
import { signInAs, type Browser } from '../../kit/service/sign-in.ts'

type Entry = { action: string; by: string | null; before: object | null; after: object | null }
type Member = { browser: Browser; personId: string; email: string }

const PASSWORD = 'a long enough password'

let test: ConnectTest
let grace: Member
let joined = 0
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
beforeEach(async () => {
  await test.settleAccounts()
  grace = await join(`grace${(joined += 1)}@example.com`)
})

/** Invites an admin, who sets a password and signs in. */
async function join(email: string): Promise<Member> {
  const payload = { name: 'Grace Hopper', email, role: 'admin' }
  const invited = await test.admin.request({ method: 'POST', url: '/api/v1/people', payload })
  const { personId } = invited.json<{ personId: string }>()
  await test.jobs.run()
  const token = tokenIn(test.mail.lastTo(email))
  await test.app.inject({ method: 'POST', url: '/api/v1/passwords', payload: { token, password: PASSWORD } })
  return { browser: await signInAs(test.app, { email, password: PASSWORD }), personId, email }
}

const person = () => `/api/v1/people/${grace.personId}`
const entries = async () =>
  (await test.admin.request({ url: '/api/v1/audit?action=person.' })).json<{ entries: Entry[] }>().entries

/** What takes a right away, and why a sign-in that was begun before is refused. */
const ENDS = [
  {
    end: 'is removed',
    take: () => test.admin.request({ method: 'DELETE', url: person() }),
    code: 'ADMIN_ONLY',
  },
  {
    end: 'becomes a user',
    take: () => test.admin.request({ method: 'PATCH', url: person(), payload: { role: 'user' } }),
    code: 'ADMIN_ONLY',
  },
  {
    end: 'signs out everywhere',
    take: () => grace.browser.request({ method: 'DELETE', url: '/api/v1/sessions' }),
    code: 'HANDSHAKE_INTERRUPTED',
  },
]

describe.each(ENDS)('SEC-H3 an admin who $end', ({ take, code }) => {
  it('cannot finish a sign-in that was begun before', async () => {
    const begun = await begin(grace.browser, test.sandbox)
    const cookies = { ...grace.browser.cookies }
    const url = await consent(test.sandbox, begun)
    expect((await take()).statusCode).toBeLessThan(300)
    expect(codeIn(await test.app.inject({ url, cookies }))).toBe(code)
    expect(await connectionsOf(test.admin)).toEqual([])
    expect((await test.counted()).wire).toEqual({ api: 0, auth: 0 })
  })

  it('leaves no pairing code that works', async () => {
    const issued = await grace.browser.request({ method: 'POST', url: '/api/v1/pairing-codes' })
    await take()
    const org = { organizationId: '00D5e000000abcdEAA', organizationName: 'Acme', environment: 'sandbox' }
    const payload = { ...org, code: issued.json<{ code: string }>().code }
    const answer = await test.app.inject({ method: 'POST', url: '/org-api/v1/pairings', payload })
    expect(answer.json()).toMatchObject({ code: 'PAIRING_CODE_REFUSED' })
  })
})

describe('SEC-H3 the go-live gate', () => {
  it('is asked again when production is to be connected', async () => {
    const begun = await begin(test.admin, test.production)
    const cookies = { ...test.admin.cookies }
    const url = await consent(test.production, begun)
    const { rows } = await test.database.execute('select tenant_id from tenant limit 1')
    await test.database.execute(
      `insert into connection_event (tenant_id, connection_id, organization_id, environment, at, event, from_state, to_state)
       values ('${String(rows[0]?.tenant_id)}', gen_random_uuid(), '00D5e000000abcdEAA', 'sandbox', now(), 'connected', 'none', 'connected')`,
    )
    expect(codeIn(await test.app.inject({ url, cookies }))).toBe('GO_LIVE_OPEN')
    expect((await test.counted()).wire).toEqual({ api: 0, auth: 0 })
  })
})

describe('SEC-M1 the audit trail', () => {
  it('says who invited, changed and removed whom', async () => {
    await test.admin.request({ method: 'PATCH', url: person(), payload: { role: 'user' } })
    await test.admin.request({ method: 'DELETE', url: person() })
    const { email } = grace
    const whom = { name: 'Grace Hopper', email }
    const about = (await entries()).filter(({ before, after }) => JSON.stringify([before, after]).includes(email))
    expect(about.filter(({ by }) => by === 'Ada Admin')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'person.invited', before: null, after: { ...whom, role: 'admin' } }),
        expect.objectContaining({
          action: 'person.role-changed',
          before: { ...whom, role: 'admin' },
          after: { ...whom, role: 'user' },
        }),
        expect.objectContaining({ action: 'person.removed', before: { ...whom, role: 'user' }, after: null }),
      ]),
    )
  })

  it('says who signed in, whose sign-in failed, who set a password, and who signed out everywhere', async () => {
    const { email } = grace
    await expect(signInAs(test.app, { email, password: 'a wrong password' })).rejects.toThrow('401')
    await grace.browser.request({ method: 'DELETE', url: '/api/v1/sessions' })
    const seen = (await entries()).map(({ action, by }) => ({ action, by }))
    expect(seen).toEqual(
      expect.arrayContaining([
        { action: 'person.password-set', by: 'Grace Hopper' },
        { action: 'person.signed-in', by: 'Grace Hopper' },
        { action: 'person.sign-in-failed', by: null },
        { action: 'person.signed-out-everywhere', by: 'Grace Hopper' },
      ]),
    )
  })

  it('holds no entry of a role that stayed as it was', async () => {
    await test.admin.request({ method: 'PATCH', url: person(), payload: { role: 'admin' } })
    const changes = (await entries()).filter(({ action }) => action === 'person.role-changed')
    expect(JSON.stringify(changes)).not.toContain(grace.email)
  })
})
