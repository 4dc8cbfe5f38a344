import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  begin,
  codeIn,
  connect,
  connectionsOf,
  consent,
  startConnectTest,
  type ConnectTest,
} from '../kit/connections/connect.ts'
import type { Browser } from '../kit/service/sign-in.ts'
import {
  accept,
  compareNow,
  continueWithout,
  continueWithoutAll,
  differencesOf,
  forgetComparisons,
  look,
  orgWith,
} from '../kit/go-live/orgs.ts'
import { wayOf } from '../kit/go-live/way.ts'

const REASON = 'The trigger only mails the sales team.'

let test: ConnectTest
let admin: Browser
beforeAll(async () => {
  test = await startConnectTest()
  admin = test.admin
})
afterAll(() => test.closeAll())
afterEach(async () => {
  await forgetComparisons(test)
  await test.database.execute('delete from notice')
  await test.settleAccounts()
})

async function deleteConnection() {
  const [row] = await connectionsOf(admin)
  const url = `/api/v1/connections/${String(row?.connectionId)}`
  const answer = await admin.request({ method: 'DELETE', url, payload: { businessName: 'Acme' } })
  expect(answer.statusCode).toBe(202)
  await test.jobs.run()
  expect(await connectionsOf(admin)).toEqual([])
}

const toProduction = (businessName: string | undefined = 'Acme') => {
  const { environment, clientId, clientSecret } = test.production
  const payload = { environment, clientId, clientSecret, businessName }
  return admin.request({ method: 'POST', url: '/api/v1/handshakes', payload })
}

const way = () => wayOf(admin)
const markRead = (reportId: string) => admin.request({ method: 'POST', url: `/api/v1/parity/reports/${reportId}/read` })
const checkOf = async (id: string) => (await way()).checks.find((check) => check.id === id)

describe('going live', () => {
  it('S3 is refused while a blocking difference is open, and allowed when an admin accepts each', async () => {
    await connect(admin, test.sandbox)
    await look('sandbox', orgWith('Scoring'), test)
    await look('production', orgWith('Scoring', 'Routing', 'Dedupe'), test)
    const reportId = await compareNow(admin, test)
    await deleteConnection()
    await markRead(reportId)
    await continueWithoutAll(admin)
    const refused = await toProduction()
    expect([refused.statusCode, refused.json<object>()]).toMatchObject([409, { code: 'GO_LIVE_OPEN' }])
    expect(refused.json()).toMatchObject({ params: { attention: 1, unchecked: 0 } })
    expect(await checkOf('blocking-differences')).toMatchObject({ state: 'open', facts: { open: 2 } })

    const [first, second] = await differencesOf(admin, reportId)
    await accept(admin, String(first?.id), REASON)
    expect((await toProduction()).json()).toMatchObject({ code: 'GO_LIVE_OPEN' })
    expect(await checkOf('blocking-differences')).toMatchObject({ state: 'open', facts: { open: 1 } })
    await accept(admin, String(second?.id), REASON)
    expect(await checkOf('blocking-differences')).toMatchObject({
      state: 'done',
      facts: { blocking: 2, accepted: 2, open: 0 },
    })

    const { page } = await connect(admin, test.production)
    expect([page.statusCode, codeIn(page)]).toEqual([200, undefined])
    expect(await way()).toMatchObject({
      environment: 'production',
      goneLive: { organizationId: test.production.organizationId },
    })
  })

  it('S3 is refused again when an acceptance is withdrawn, or when a new report shows another difference', async () => {
    await connect(admin, test.sandbox)
    await look('sandbox', orgWith(), test)
    await look('production', orgWith('Routing'), test)
    const compared = async () => {
      const reportId = await compareNow(admin, test)
      await markRead(reportId)
      return reportId
    }
    const [difference] = await differencesOf(admin, await compared())
    await accept(admin, String(difference?.id), REASON)
    await deleteConnection()
    await continueWithoutAll(admin)
    expect((await toProduction()).statusCode).toBe(201)

    await look('production', orgWith('Routing', 'Dedupe'), test)
    await compared()
    expect((await toProduction()).json()).toMatchObject({ code: 'GO_LIVE_OPEN', params: { attention: 1 } })
    await look('production', orgWith('Routing'), test)
    await compared()
    expect((await toProduction()).statusCode).toBe(201)
    await admin.request({ method: 'DELETE', url: `/api/v1/parity/accepted/${String(difference?.id)}` })
    expect((await toProduction()).json()).toMatchObject({ code: 'GO_LIVE_OPEN' })
  })

  it('S3 is refused without a report after a sandbox, unless an admin continues without', async () => {
    await connect(admin, test.sandbox)
    await deleteConnection()
    await continueWithoutAll(admin)
    await admin.request({ method: 'DELETE', url: '/api/v1/go-live/unchecked/no-report' })
    const refused = await toProduction()
    expect(refused.json()).toMatchObject({ code: 'GO_LIVE_OPEN', params: { attention: 0, unchecked: 2 } })
    expect(refused.body).toContain('2 checks could not be made')
    expect(await checkOf('parity-read')).toMatchObject({ state: 'unknown', cause: 'sandbox-not-read' })
    expect((await continueWithout(admin, 'no-report', 'The sandbox is gone for good.')).statusCode).toBe(204)
    expect(await checkOf('parity-read')).toMatchObject({
      state: 'unknown',
      continued: { by: 'Ada Admin', reason: 'The sandbox is gone for good.' },
    })
    expect((await toProduction()).statusCode).toBe(201)
  })

  it('UX-A1 needs no sandbox, but an explicit confirmation of an admin', async () => {
    expect(await way()).toMatchObject({
      headline: { state: 'not-started', attention: 0, unchecked: 5 },
      steps: { deleteSandbox: 'not-applicable', connectProduction: 'locked' },
      mayConnect: false,
    })
    expect((await toProduction()).json()).toMatchObject({ code: 'GO_LIVE_OPEN', params: { unchecked: 5 } })
    expect((await continueWithout(admin, 'no-sandbox', 'too short')).json()).toMatchObject({ code: 'INPUT_INVALID' })
    expect((await continueWithout(admin, 'no-sandbox', 'We have no sandbox.')).statusCode).toBe(204)
    expect(await way()).toMatchObject({
      headline: { state: 'unchecked', unchecked: 5 },
      steps: { deleteSandbox: 'not-applicable', connectProduction: 'next' },
      mayConnect: true,
    })
    expect((await toProduction()).statusCode).toBe(201)
  })

  it.each([undefined, '', 'acme', 'Acme Inc.'])(
    'UX-A1 is refused when the typed business name is %j: a page cannot skip the dialogue',
    async (typed) => {
      await continueWithout(admin, 'no-sandbox')
      const { environment, clientId, clientSecret } = test.production
      const payload = { environment, clientId, clientSecret, businessName: typed }
      const refused = await admin.request({ method: 'POST', url: '/api/v1/handshakes', payload })
      expect([refused.statusCode, refused.json<object>()]).toMatchObject([400, { code: 'BUSINESS_NAME_DIFFERENT' }])
    },
  )

  it('UX-A1 asks neither again when an existing production connection is authorized again', async () => {
    await connect(admin, test.production)
    const again = await begin(admin, test.production, { purpose: 'reauthorize' })
    expect(again.handshakeId).toBeTruthy()
  })

  it('UX-A1 records in the audit trail who confirmed it, and without which checks', async () => {
    const { page } = await connect(admin, test.production)
    expect(codeIn(page)).toBeUndefined()
    const last = async (action: string) => {
      const answer = await admin.request({ url: `/api/v1/audit?action=${action}` })
      return answer.json<{ entries: object[] }>().entries[0]
    }
    const without = [
      { check: 'parity-read', cause: 'no-sandbox', by: 'Ada Admin', reason: 'This test needs no sandbox.' },
      { check: 'blocking-differences' },
      { check: 'user-permissions', cause: 'nothing-connected' },
      { check: 'daily-limit', cause: 'production-not-paired' },
      { check: 'forecast' },
    ]
    expect(await last('connection.production-confirmed')).toMatchObject({ by: 'Ada Admin', after: { without } })
    expect(await last('connection.gone-live')).toMatchObject({ after: { environment: 'production', without } })
    expect(await last('go-live.check.continued-without')).toMatchObject({
      by: 'Ada Admin',
      after: { answer: 'no-sandbox', reason: 'This test needs no sandbox.' },
    })
  })

  it('UX-A1 is refused at the callback when the answer was withdrawn while the person signed in', async () => {
    const begun = await begin(admin, test.production)
    const url = await consent(test.production, begun)
    await admin.request({ method: 'DELETE', url: '/api/v1/go-live/unchecked/no-sandbox' })
    expect(codeIn(await admin.request({ method: 'GET', url }))).toBe('GO_LIVE_OPEN')
    expect(await connectionsOf(admin)).toEqual([])
  })

  it('is done once: production can be connected again without a new comparison', async () => {
    await connect(admin, test.production)
    await deleteConnection()
    await look('sandbox', orgWith(), test)
    await look('production', orgWith('Routing'), test)
    await compareNow(admin, test)
    expect((await toProduction()).statusCode).toBe(201)
  })
})
