import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { call, simulatorForTest, wireCalls, type TestSimulator } from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => void (simulator = await simulatorForTest()))
afterAll(() => simulator.closeAndDelete())

describe('PK-B6 the simulated Tooling API', () => {
  const query = (org: SimulatedOrgInfo, soql: string) => call(org, `tooling/query?q=${encodeURIComponent(soql)}`)
  const ALL = 'SELECT SandboxName, SandboxOrganization FROM SandboxProcess'

  it('has sandboxes in production alone, and not in the REST API', async () => {
    expect((await query(simulator.production, 'SELECT SandboxName FROM SandboxInfo')).text).toContain('"totalSize":3')
    expect((await query(simulator.sandbox, ALL)).text).toContain('"totalSize":0')
    expect((await call(simulator.production, `query?q=${encodeURIComponent(ALL)}`)).text).toContain('INVALID_TYPE')
  })

  it('refuses a field that it does not have', async () => {
    const answer = await query(simulator.production, 'SELECT SandboxName, OrganizationId FROM SandboxProcess')
    expect(answer.text).toContain('INVALID_FIELD')
  })

  it('counts the query as one request', async () => {
    const before = (await wireCalls(simulator.production)).api
    await query(simulator.production, ALL)
    expect((await wireCalls(simulator.production)).api - before).toBe(1)
  })
})
