import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInAs, type Browser } from '../../kit/service/sign-in.ts'
import { accept, compareNow, continueWithout, differencesOf, look, orgWith } from '../../kit/go-live/orgs.ts'
import { connect, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'
import { tokenIn } from '../../kit/service/mail.ts'

type Entry = { auditId: string; action: string; by: string | null; after: object | null }
type Trail = { entries: Entry[]; hasOlder: boolean; keptForDays: number | null }

const ORG = '00D5e000000abcdEAA'
const REASON = 'Agreed with the owner of the org.'
const BO = { email: 'bo@example.com', password: 'a long enough password' }

let test: ConnectTest
let user: Browser
const secrets = [BO.password]

beforeAll(async () => {
  test = await startConnectTest()
  user = await join()
  await pair()
  await connect(test.admin, test.sandbox)
  await continueWithout(test.admin, 'no-report', REASON)
  await acceptDifference()
})
afterAll(() => test.closeAll())

const post = (url: string, payload?: object) => test.admin.request({ method: 'POST', url: `/api/v1/${url}`, payload })

async function join(): Promise<Browser> {
  await post('people', { name: 'Bo Ek', email: BO.email, role: 'user' })
  await test.jobs.run()
  const token = tokenIn(test.mail.lastTo(BO.email))
  secrets.push(token)
  await test.app.inject({ method: 'POST', url: '/api/v1/passwords', payload: { token, password: BO.password } })
  const wrong = { email: BO.email, password: 'not the password' }
  await test.app.inject({ method: 'POST', url: '/api/v1/session', payload: wrong })
  secrets.push(wrong.password)
  return signInAs(test.app, BO)
}

async function pair(): Promise<void> {
  const { code } = (await post('pairing-codes')).json<{ code: string }>()
  const payload = { code, organizationId: ORG, organizationName: 'Acme UAT', environment: 'sandbox' }
  const { key } = (await test.inject({ method: 'POST', url: '/org-api/v1/pairings', payload })).json<{ key: string }>()
  secrets.push(code, key)
}

async function acceptDifference(): Promise<void> {
  await look('sandbox', orgWith('Scoring', 'OnlyHere'), test)
  await look('production', orgWith('Scoring', 'Routing'), test)
  const reportId = await compareNow(test.admin, test)
  const found = (await differencesOf(test.admin, reportId)).find(({ severity }) => severity === 'blocking')
  await accept(test.admin, String(found?.id), REASON)
}

const trail = async (query = '') => (await test.admin.request({ url: `/api/v1/audit${query}` })).json<Trail>()

describe('UX-B15 what is found in the audit trail', () => {
  it.each([
    ['person.invited', 'Ada Admin', { email: BO.email, role: 'user' }],
    ['person.password-set', 'Bo Ek', { email: BO.email }],
    ['person.sign-in-failed', null, { email: BO.email }],
    ['person.signed-in', 'Bo Ek', { email: BO.email }],
    ['pairing.added', 'Ada Admin', { organizationId: ORG, organizationName: 'Acme UAT' }],
    ['connection.connected', 'Ada Admin', { environment: 'sandbox' }],
    ['go-live.check.continued-without', 'Ada Admin', { answer: 'no-report', reason: REASON }],
    ['parity.difference.accepted', 'Ada Admin', { name: 'Routing', reason: REASON }],
  ])('holds %s', async (action, by, after) => {
    const { entries } = await trail(`?action=${action}`)
    expect(entries).toContainEqual(expect.objectContaining({ by, after: expect.objectContaining(after) }))
  })

  it('holds no password, token, code or key', async () => {
    const { body } = await test.admin.request({ url: '/api/v1/audit' })
    const file = await test.admin.request({ url: '/api/v1/audit.csv' })
    expect(secrets.filter((secret) => `${body}${file.body}`.includes(secret))).toEqual([])
    expect(secrets.every((secret) => secret.length > 5)).toBe(true)
    for (const word of ['accessToken', 'refreshToken', 'clientSecret', 'passwordHash', 'keyHash'])
      expect(body).not.toContain(word)
  })

  it('says how long entries are kept, and whom it names', async () => {
    expect((await trail()).keptForDays).toBe(730)
    const answer = await test.admin.request({ url: '/api/v1/audit/people' })
    const { people } = answer.json<{ people: { personId: string; name: string }[] }>()
    expect(people.map(({ name }) => name).toSorted()).toEqual(['Ada Admin', 'Bo Ek'])
    const bo = people.find(({ name }) => name === 'Bo Ek')
    const { entries } = await trail(`?person=${bo?.personId}`)
    expect(new Set(entries.map(({ by }) => by))).toEqual(new Set(['Bo Ek']))
  })

  it.each(['audit', 'audit.csv', 'audit/people'])('is refused to users: %s', async (path) => {
    const answer = await user.request({ url: `/api/v1/${path}` })
    expect([answer.statusCode, answer.json()]).toEqual([403, expect.objectContaining({ code: 'ADMIN_ONLY' })])
  })

  it('loses what is older than the retention in the nightly job, and nothing else', async () => {
    const { entries } = await trail()
    const oldest = entries.at(-1)
    test.clock.advance({ days: 729 })
    await test.jobs.send('audit-housekeeping', {})
    await test.jobs.run()
    test.admin = await test.signIn()
    expect((await trail()).entries).toContainEqual(oldest)
    test.clock.advance({ days: 2 })
    await test.jobs.send('audit-housekeeping', {})
    await test.jobs.run()
    test.admin = await test.signIn()
    expect((await trail()).entries.map(({ action }) => action)).toEqual(['person.signed-in', 'person.signed-in'])
  })
})
