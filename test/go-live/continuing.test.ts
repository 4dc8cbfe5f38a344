import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { compareNow, continueWithout, forgetComparisons, look, orgWith } from '../kit/go-live/orgs.ts'
import { connect, startConnectTest, type ConnectTest } from '../kit/connections/connect.ts'

const REASON = 'Compared by hand in Setup.'

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
afterEach(async () => {
  await forgetComparisons(test)
  await test.settleAccounts()
})

const withdraw = (answer: string) =>
  test.admin.request({ method: 'DELETE', url: `/api/v1/go-live/unchecked/${answer}` })
const newest = async (action: string) =>
  (await test.admin.request({ url: `/api/v1/audit?action=${action}` })).json<{ entries: object[] }>().entries[0]
const headline = async () =>
  (await test.admin.request({ url: '/api/v1/go-live' })).json<{ headline: object; mayConnect: boolean }>()

describe('UX-A1 continuing without a check', () => {
  it('is possible only while it is unknown how it stands', async () => {
    expect((await continueWithout(test.admin, 'no-report', REASON)).json()).toMatchObject({ code: 'NOT_FOUND' })
    await connect(test.admin, test.sandbox)
    expect((await continueWithout(test.admin, 'no-sandbox', REASON)).json()).toMatchObject({ code: 'NOT_FOUND' })
    expect((await continueWithout(test.admin, 'no-report', REASON)).statusCode).toBe(204)
    await look('sandbox', orgWith(), test)
    await look('production', orgWith(), test)
    await compareNow(test.admin, test)
    expect((await continueWithout(test.admin, 'no-report', REASON)).json()).toMatchObject({ code: 'NOT_FOUND' })
    expect((await continueWithout(test.admin, 'report-unread', REASON)).json()).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is kept in the audit trail with its reason, and so is its end', async () => {
    await connect(test.admin, test.sandbox)
    await continueWithout(test.admin, 'no-report', REASON)
    expect(await newest('go-live.check.continued-without')).toMatchObject({
      by: 'Ada Admin',
      before: null,
      after: { answer: 'no-report', reason: REASON, checks: ['parity-read', 'blocking-differences'] },
    })
    expect((await withdraw('no-report')).statusCode).toBe(204)
    expect(await newest('go-live.check.withdrawn')).toMatchObject({
      before: { answer: 'no-report', reason: REASON },
      after: null,
    })
    expect((await withdraw('no-report')).json()).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('never counts as done', async () => {
    await connect(test.admin, test.sandbox)
    const before = await headline()
    await continueWithout(test.admin, 'no-report', REASON)
    expect(before).toMatchObject({ headline: { state: 'unchecked', unchecked: 5, continued: 0 }, mayConnect: false })
    expect(await headline()).toMatchObject({ headline: { state: 'unchecked', unchecked: 5, continued: 2 } })
  })
})
