import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  codeIn,
  connect,
  connectionsOf,
  handshakeState,
  startConnectTest,
  type ConnectTest,
} from '../../kit/connections/connect.ts'
import { control } from '../../kit/simulator/simulator.ts'

describe('what an org makes of a handshake', () => {
  let test: ConnectTest
  beforeAll(async () => {
    test = await startConnectTest()
  })
  afterAll(() => test.closeAll())
  afterEach(() => test.settleAccounts())

  it.each([
    ['SALESFORCE_APP_BLOCKED', 'OAUTH_APP_BLOCKED'],
    ['SALESFORCE_APP_NOT_FOUND', 'OAUTH_EC_APP_NOT_FOUND'],
    ['SALESFORCE_APP_OF_OTHER_ORG', 'OAUTH_AUTHORIZATION_BLOCKED'],
    ['SALESFORCE_APPROVAL_STOPPED', 'OAUTH_APPROVAL_ERROR_GENERIC'],
    ['SALESFORCE_USER_NOT_ALLOWED', 'OAUTH_APP_ACCESS_DENIED'],
  ])('K8 the callback shows the person %s when the org sends %s back', async (refused, code) => {
    await control(test.sandbox, 'POST faults', { kind: 'oauth-callback', code, times: 1 })
    const { page, handshakeId } = await connect(test.admin, test.sandbox)
    expect(codeIn(page)).toBe(refused)
    expect(await handshakeState(test.admin, handshakeId)).toMatchObject({
      state: 'refused',
      problem: { code: refused },
    })
    expect(await connectionsOf(test.admin)).toEqual([])
  })

  it('K6 an org that is still on the release before connects, for one credit more', async () => {
    await control(test.sandbox, 'PUT release', { newestVersion: 66 })
    await connect(test.admin, test.sandbox)
    expect(await connectionsOf(test.admin)).toMatchObject([{ environment: 'sandbox' }])
    expect((await test.counted()).wire).toEqual({ api: 2, auth: 1 })
    await control(test.sandbox, 'PUT release', { newestVersion: 67 })
  })
})
