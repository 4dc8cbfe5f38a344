import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { forgetHistory } from '../../kit/database/history.ts'
import { tokenIn } from '../../kit/service/mail.ts'
import { signInAs, type Browser } from '../../kit/service/sign-in.ts'
import {
  accept,
  acceptAll,
  acceptSeen,
  compareNow,
  differencesOf,
  forgetComparisons,
  look,
  orgWith,
} from '../../kit/go-live/orgs.ts'

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
    const { reportId, blocking, notable } = await report()
    expect((await accept(admin, notable, REASON)).json()).toMatchObject({ code: 'DIFFERENCE_CHANGED' })
    expect((await accept(admin, 'unheard-of', REASON)).json()).toMatchObject({ code: 'NOT_FOUND' })
    await look('sandbox', orgWith('Scoring', 'Routing'), service)
    await compareNow(admin, service)
    expect((await acceptSeen(admin, { reportId, differences: [blocking], reason: REASON })).json()).toMatchObject({
      code: 'DIFFERENCE_CHANGED',
      params: { name: 'Lead.Routing', more: 0 },
    })
    const { rows } = await service.database.execute('select count(*)::int as accepted from accepted_difference')
    expect(rows).toEqual([{ accepted: 0 }])
  })

  /** A report in which each of these triggers blocks. Returns its id, and theirs. */
  async function reportOf(...triggers: string[]) {
    await look('sandbox', orgWith(), service)
    await look('production', orgWith(...triggers), service)
    const reportId = await compareNow(admin, service)
    return { reportId, ids: (await differencesOf(admin, reportId)).map(({ id }) => id) }
  }
  const acceptedIn = async (reportId: string) =>
    (await differencesOf(admin, reportId)).filter(({ accepted }) => accepted).map(({ name }) => name)

  async function entriesOfNow() {
    const entries = await audit('parity.difference.accepted')
    return entries.filter(({ at }) => at === service.clock.now().toISOString())
  }

  it('UX-B4 covers many at once, with an entry of the audit trail for each', async () => {
    const { reportId, ids } = await reportOf('Dedupe', 'Routing', 'Scoring')
    expect((await acceptAll(admin, [...ids, ...ids], REASON)).statusCode).toBe(204)
    expect(await acceptedIn(reportId)).toEqual(['Dedupe', 'Routing', 'Scoring'])
    const entries = await entriesOfNow()
    expect(entries.map(({ after }) => after)).toHaveLength(3)
    expect(entries.map(({ after }) => after)).toContainEqual(
      expect.objectContaining({ name: 'Dedupe', reason: REASON }),
    )
  })

  it('UX-B4 refuses all of them when one has changed since, and says which', async () => {
    const { reportId, ids } = await reportOf('Dedupe', 'Routing', 'Scoring')
    await look('sandbox', orgWith('Routing'), service)
    const newest = await compareNow(admin, service)
    const refused = await acceptSeen(admin, { reportId, differences: ids, reason: REASON })
    expect([refused.statusCode, refused.json<object>()]).toMatchObject([
      409,
      { code: 'DIFFERENCE_CHANGED', params: { name: 'Lead.Routing', more: 0 } },
    ])
    expect(refused.body).toContain('Lead.Routing no longer blocks')
    expect([await acceptedIn(newest), await entriesOfNow()]).toEqual([[], []])
  })

  it('UX-B4 refuses more than 200 at once, and says how many can be accepted', async () => {
    const { ids } = await reportOf('Routing')
    const many = Array.from({ length: 201 }, (_, number) => `${ids[0]}${number}`)
    const refused = await acceptAll(admin, many, REASON)
    expect([refused.statusCode, refused.json<object>()]).toMatchObject([
      400,
      { code: 'TOO_MANY_DIFFERENCES', params: { chosen: 201, most: 200 } },
    ])
    expect((await acceptAll(admin, [], REASON)).json()).toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('UX-B4 knows what was accepted before, even by an admin who accepts at the same moment', async () => {
    const { reportId, ids } = await reportOf('Dedupe', 'Routing', 'Scoring')
    const answers = await Promise.all([ids, ids.toReversed(), ids].map((some) => acceptAll(admin, some, REASON)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204, 204])
    expect(await acceptedIn(reportId)).toHaveLength(3)
    const entries = await entriesOfNow()
    expect(entries.filter(({ before }) => before === null)).toHaveLength(3)
    expect(entries).toHaveLength(9)
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
