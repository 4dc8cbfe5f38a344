import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  connect,
  connectionsOf,
  startConnectTest,
  wholeReport,
  type ConnectTest,
} from '../../kit/connections/connect.ts'
import { control } from '../../kit/simulator/simulator.ts'
import { allRefusals } from '../../kit/service/refusal.ts'

const Cause = Type.Object({ code: Type.String(), title: Type.String(), detail: Type.String(), remedy: Type.String() })
const Failing = Type.Object({
  health: Type.Object({
    state: Type.Literal('failing'),
    failure: Type.Object({ part: Type.Literal('api'), since: Type.String(), nextTryAt: Type.String(), cause: Cause }),
    lastFailure: Type.Object({ at: Type.String(), cause: Cause }),
  }),
})

let test: ConnectTest
beforeAll(async () => {
  test = await startConnectTest()
})
afterAll(() => test.closeAll())
afterEach(async () => {
  await test.settleAccounts()
  test.clock.advance({ minutes: 2 })
})

const testIt = async (admin = test.admin) => {
  const connectionId = (await wholeReport(test.admin)).connections[0]?.connectionId
  return admin.request({ method: 'POST', url: `/api/v1/connections/${connectionId}/test` })
}
const apiCalls = async () => (await test.counted()).wire.api

describe('K3: the health of a connection over HTTP', () => {
  it('is not known before the first call, and works after a test for one credit', async () => {
    await connect(test.admin, test.sandbox)
    expect(await connectionsOf(test.admin)).toMatchObject([
      { status: 'connected', health: { state: 'unknown', lastSuccessAt: null, failure: null } },
    ])
    const before = await apiCalls()
    const answer = await testIt()
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ state: 'working', lastSuccessAt: test.clock.now().toISOString() })
    expect(await apiCalls()).toBe(before + 1)
    expect(await connectionsOf(test.admin)).toMatchObject([{ health: { state: 'working' } }])
  })

  it('names the cause with its remedy, by the code of the notices', async () => {
    await connect(test.admin, test.sandbox)
    await control(test.sandbox, 'POST faults', { kind: 'api-disabled' })
    expect((await testIt()).json()).toMatchObject({ state: 'failing' })
    const [connection] = await connectionsOf(test.admin)
    const { health } = Value.Parse(Failing, connection)
    expect(health.failure.cause).toMatchObject({
      code: 'SALESFORCE_API_DISABLED',
      title: 'The API is switched off',
      remedy: expect.stringContaining('API Enabled'),
    })
    expect(Object.keys(allRefusals)).toContain(health.failure.cause.code)
  })

  it('is null while a person has to act first, because the state tells more', async () => {
    await connect(test.admin, test.sandbox)
    await test.database.execute(`update connection set status = 'authorization-required'`)
    expect(await connectionsOf(test.admin)).toMatchObject([{ status: 'authorization-required', health: null }])
    const answer = await testIt()
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'AUTHORIZATION_REQUIRED' }])
  })

  it('never spends beyond the limit: a test is refused like other background work', async () => {
    await connect(test.admin, test.sandbox)
    await test.giveBackLeases()
    await test.database.execute('update credit_window set granted = allowance')
    const before = await apiCalls()
    const answer = await testIt()
    expect([answer.statusCode, answer.json()]).toMatchObject([429, { code: 'CREDIT_LIMIT_REACHED' }])
    expect(await apiCalls()).toBe(before)
    expect(await connectionsOf(test.admin)).toMatchObject([
      { health: { state: 'paused', pause: { until: expect.any(String), cause: { code: 'CREDIT_LIMIT_REACHED' } } } },
    ])
  })

  it('is tested by admins alone', async () => {
    await connect(test.admin, test.sandbox)
    await test.database.execute(`update person set role = 'user'`)
    const answer = await testIt()
    await test.database.execute(`update person set role = 'admin'`)
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'ADMIN_ONLY' }])
  })

  it('is tested a few times a minute at most, whatever the address of the caller', async () => {
    await connect(test.admin, test.sandbox)
    const before = await apiCalls()
    const answers = []
    for (let count = 0; count < 12; count += 1) answers.push(await testIt())
    expect(answers.at(-1)?.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    expect(await apiCalls()).toBe(before + answers.filter(({ statusCode }) => statusCode === 200).length)
  })
})
