import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  connect,
  connectionsOf,
  startConnectTest,
  wholeReport,
  type ConnectTest,
} from '../../kit/connections/connect.ts'
import { control } from '../../kit/simulator/simulator.ts'

const TOKEN = '/services/oauth2/token'

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
beforeEach(async () => {
  await control(test.sandbox, 'DELETE faults')
  await test.database.execute('delete from connection')
  await connect(test.admin, test.sandbox)
  await test.jobs.run()
  await test.database.execute('delete from notice')
  test.mail.sent.length = 0
})

const testIt = async () => {
  const [one] = (await wholeReport(test.admin)).connections
  const answer = await test.admin.request({ method: 'POST', url: `/api/v1/connections/${one?.connectionId}/test` })
  await test.jobs.run()
  return answer
}
const notices = async () => {
  await test.jobs.run()
  return (await test.admin.request({ url: '/api/v1/notices' })).json<{ notices: object[] }>().notices
}

describe('UX-A4 a failure of the connection names its cause, and the remedy of that cause ends it', () => {
  it('that the app was removed from the org: on the card, in the notice and in the mail', async () => {
    await control(test.sandbox, 'POST expire-access-tokens')
    await control(test.sandbox, 'POST faults', { kind: 'app-not-installed', path: TOKEN })
    expect((await testIt()).json()).toMatchObject({ code: 'AUTHORIZATION_REQUIRED' })

    const cause = 'Salesforce blocks apps that an admin has not installed in the org.'
    const remedy = expect.stringContaining('install the Tollbridge package in this org')
    expect(await connectionsOf(test.admin)).toMatchObject([
      { status: 'authorization-required', lost: { code: 'SALESFORCE_APP_NOT_INSTALLED', detail: cause, remedy } },
    ])
    expect(await notices()).toMatchObject([
      { code: 'AUTHORIZATION_REQUIRED', text: expect.stringContaining(cause), remedy, resolvedAt: null },
    ])
    expect(test.mail.sent.map(({ text }) => text)).toEqual([expect.stringContaining(cause)])

    // The remedy: the app is installed again, and an admin signs in.
    await control(test.sandbox, 'DELETE faults')
    test.clock.advance({ seconds: 1 })
    await connect(test.admin, test.sandbox, { purpose: 'reauthorize' })
    expect(await connectionsOf(test.admin)).toMatchObject([{ status: 'connected', lost: null }])
    expect(await notices()).toMatchObject([
      { code: 'CONNECTION_WORKS' },
      { code: 'AUTHORIZATION_REQUIRED', resolvedAt: test.clock.now().toISOString() },
    ])
  })

  it('that a policy keeps the session from the API: the card fails, and a notice and a mail go out', async () => {
    for (const times of [1, 2, 3]) {
      await control(test.sandbox, 'POST faults', { kind: 'unauthorized-incurable' })
      expect((await testIt()).json(), `try ${times}`).toMatchObject({ state: 'failing' })
      test.clock.advance({ minutes: 16 })
    }
    const cause = expect.stringContaining('Signing in again does not change that.')
    expect(await connectionsOf(test.admin)).toMatchObject([
      {
        status: 'connected',
        health: { state: 'failing', failure: { cause: { code: 'SALESFORCE_SESSION_NOT_USABLE', detail: cause } } },
      },
    ])
    expect(await notices()).toMatchObject([{ code: 'CONNECTION_FAILING', text: cause, resolvedAt: null }])
    expect(test.mail.sent.map(({ text }) => text)).toEqual([cause])

    // The remedy: the policy allows the session again.
    await control(test.sandbox, 'DELETE faults')
    expect((await testIt()).json()).toMatchObject({ state: 'working' })
    expect(await notices()).toMatchObject([
      { code: 'CONNECTION_WORKS' },
      { code: 'CONNECTION_FAILING', resolvedAt: test.clock.now().toISOString() },
    ])
  })
})
