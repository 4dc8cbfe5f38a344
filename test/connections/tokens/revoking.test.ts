import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { control } from '../../kit/simulator/simulator.ts'
import { connect, connectionsOf, startConnectTest, type ConnectTest } from '../../kit/connections/connect.ts'

describe('C6 a refused org whose tokens Salesforce does not revoke', () => {
  let test: ConnectTest
  beforeAll(async () => {
    test = await startConnectTest()
  })
  afterAll(() => test.closeAll())
  afterEach(() => test.settleAccounts())

  it('is still refused, and the answer asks the person to end the access in Salesforce', async () => {
    const org = test.production
    await control(org, 'POST faults', { path: '/services/oauth2/revoke', kind: 'http-500', times: 1 })

    const { page } = await connect(test.admin, org, { environment: 'sandbox', loginHost: org.loginUrl })

    expect(page.statusCode).toBe(409)
    expect(page.body).toContain('Salesforce did not take the new access back')
    expect(page.body).not.toContain('was revoked')
    expect(await connectionsOf(test.admin)).toEqual([])
  })
})
