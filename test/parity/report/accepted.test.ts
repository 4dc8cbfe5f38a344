import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { forgetHistory } from '../../kit/database/history.ts'
import { tokenIn } from '../../kit/service/mail.ts'
import { signInAs, type Browser } from '../../kit/service/sign-in.ts'
import { accept, compareNow, differencesOf, forgetComparisons, look, orgWith } from '../../kit/go-live/orgs.ts'

const REASON = 'The trigger is being retired this week.'
const Audit = Type.Object({
  entries: Type.Array(
    Type.Object({
      at: Type.String(),
      by: Type.Union([Type.String(), Type.Null()]),
      action: Type.String(),
      before: Type.Unknown(),
      after: Type.Unknown(),
    }),
  ),
})

describeOnBoth('accepting a difference', (kind) => {
  let service: TestApp
  let admin: Browser

  beforeAll(async () => {
    service = await startTestApp({ database: await openTestDatabase(kind) })
    admin = await service.signIn()
  })
  beforeEach(async () => {
    await forgetComparisons(service)
    await forgetHistory(service.database)
  })
  afterAll(() => service.close())

  const withdraw = (differenceId: string) =>
    admin.request({ method: 'DELETE', url: `/api/v1/parity/accepted/${differenceId}` })

  async function audit(action: string) {
    const answer = await admin.request({ method: 'GET', url: `/api/v1/audit?action=${action}` })
    return Value.Parse(Audit, answer.json()).entries
  }

  /** A report in which one trigger blocks and another difference does not. Returns their ids. */
  async function report() {
    await look('sandbox', orgWith('Scoring', 'OnlyHere'), service)
    await look('production', orgWith('Scoring', 'Routing'), service)
    const reportId = await compareNow(admin, service)
    const differences = await differencesOf(admin, reportId)
    const idOf = (severity: string) => String(differences.find((one) => one.severity === severity)?.id)
    return { reportId, blocking: idOf('blocking'), notable: idOf('notable') }
  }

  it('is shown with person and reason, and recorded in the audit trail', async () => {
    const { reportId, blocking } = await report()
    const answer = await accept(admin, blocking, `  ${REASON}\n`)
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
    const line = (await differencesOf(admin, reportId)).find(({ id }) => id === blocking)
    expect(line?.accepted).toEqual({ by: 'Ada Admin', at: service.clock.now().toISOString(), reason: REASON })
    expect((await audit('parity.difference.accepted'))[0]).toMatchObject({
      at: service.clock.now().toISOString(),
      by: 'Ada Admin',
      action: 'parity.difference.accepted',
      before: null,
      after: {
        difference: blocking,
        object: 'Lead',
        kind: 'trigger-missing-in-sandbox',
        name: 'Routing',
        reason: REASON,
      },
    })
  })

  it('can be repeated with another reason and withdrawn, and the audit trail keeps the former reason', async () => {
    const { reportId, blocking } = await report()
    await accept(admin, blocking, REASON)
    service.clock.advance({ minutes: 1 })
    await accept(admin, blocking, 'It was switched off in production.')
    expect((await audit('parity.difference.accepted'))[0]).toMatchObject({
      before: { reason: REASON },
      after: { reason: 'It was switched off in production.' },
    })
    expect((await withdraw(blocking)).statusCode).toBe(204)
    expect((await audit('parity.difference.withdrawn'))[0]).toMatchObject({
      by: 'Ada Admin',
      before: { difference: blocking, reason: 'It was switched off in production.' },
      after: null,
    })
    expect((await differencesOf(admin, reportId)).every(({ accepted }) => accepted === null)).toBe(true)
    expect((await withdraw(blocking)).json()).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is only for blocking differences of the newest report', async () => {
    const { blocking, notable } = await report()
    expect((await accept(admin, notable, REASON)).json()).toMatchObject({ code: 'NOT_FOUND' })
    expect((await accept(admin, 'unheard-of', REASON)).json()).toMatchObject({ code: 'NOT_FOUND' })
    await look('sandbox', orgWith('Scoring', 'Routing'), service)
    await compareNow(admin, service)
    expect((await accept(admin, blocking, REASON)).json()).toMatchObject({ code: 'NOT_FOUND' })
    const { rows } = await service.database.execute('select count(*)::int as accepted from accepted_difference')
    expect(rows).toEqual([{ accepted: 0 }])
  })

  it('stays valid in the next report for the same difference', async () => {
    const { blocking } = await report()
    await accept(admin, blocking, REASON)
    const line = (await differencesOf(admin, await compareNow(admin, service))).find(({ id }) => id === blocking)
    expect(line?.accepted).toMatchObject({ reason: REASON })
  })

  it.each([undefined, 7, 'too short', '     short    ', 'x'.repeat(1001)])('needs a reason: not %j', async (reason) => {
    const { blocking } = await report()
    expect((await accept(admin, blocking, reason)).json()).toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('cannot answer for a check that could not be made', async () => {
    expect((await accept(admin, 'no-report', REASON)).json()).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('refuses a person who is not an admin', async () => {
    const email = 'grace@example.com'
    await admin.request({ method: 'POST', url: '/api/v1/people', payload: { name: 'Grace', email, role: 'user' } })
    await service.jobs.run()
    const payload = { token: tokenIn(service.mail.lastTo(email)), password: 'a long enough password' }
    await service.inject({ method: 'POST', url: '/api/v1/passwords', payload })
    const user = await signInAs(service.app, { email, password: payload.password })
    const { blocking } = await report()
    expect((await accept(user, blocking, REASON)).json()).toMatchObject({ code: 'ADMIN_ONLY' })
    expect((await user.request({ method: 'POST', url: '/api/v1/go-live/permissions' })).json()).toMatchObject({
      code: 'ADMIN_ONLY',
    })
    expect((await user.request({ method: 'GET', url: '/api/v1/go-live' })).statusCode).toBe(200)
  })
})
