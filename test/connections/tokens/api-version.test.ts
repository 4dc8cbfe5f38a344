import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ConnectionRow } from '../../../companion/src/connections/connection/store.ts'
import { learnedVersions, withCommonVersion } from '../../../companion/src/connections/tokens/api-version.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import type { SalesforceSession } from '../../../companion/src/salesforce/index.ts'
import { readName, startRefreshTest, type RefreshTest } from '../../kit/connections/refresh.ts'
import { refusal, refusalWith } from '../../kit/service/refusal.ts'
import { control, wireCalls } from '../../kit/simulator/simulator.ts'
import { virtualClock } from '../../kit/time/clock.ts'

describe('K6 an org on an earlier release', () => {
  let test: RefreshTest
  let row: ConnectionRow
  beforeAll(async () => {
    test = await startRefreshTest()
  })
  afterAll(() => test.closeAll())
  afterEach(() => test.settleAccounts())
  const newestPath = async () => (await wireCalls(test.org)).calls.at(-1)?.path
  const release = (newestVersion: number) => control(test.org, 'PUT release', { newestVersion })

  it('is called by the newest version that it knows, for one credit more once a day', async () => {
    row = await test.begin()
    const process = { ...test.newProcess(), versions: learnedVersions(test) }
    await release(66)
    expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
    expect(await test.calls()).toEqual({ api: 2, auth: 0 })
    await readName(row, process)
    expect(await test.calls()).toEqual({ api: 3, auth: 0 })

    await release(67)
    await readName(row, process)
    expect(await newestPath()).toContain('/v66.0/')
    test.clock.advance({ hours: 25 })
    await readName(row, process)
    expect(await newestPath()).toContain('/v67.0/')
    expect(await test.calls()).toEqual({ api: 5, auth: 0 })
  })
})

describe('K6 a call by an API version', () => {
  const sessionTo = (known: string): SalesforceSession => ({
    tenantId: newId<TenantId>(),
    consumer: 'status',
    purpose: 'query',
    instanceUrl: 'https://acme.my.salesforce.com',
    accessToken: 'token',
    apiVersion: '67.0',
    wire: () => Promise.resolve({ status: 200, headers: {}, body: known }),
  })
  const versions = learnedVersions({ clock: virtualClock() })
  const missing = refusal('SALESFORCE_REFUSED', { salesforceCode: 'NOT_FOUND' })
  const failing = (fault: Error) => () => Promise.reject(fault)

  it.each([
    {
      when: 'the org knows it',
      known: '[{"version":"66.0"},{"version":"67.0"}]',
      fault: missing,
      code: 'SALESFORCE_REFUSED',
    },
    { when: 'the org does not say what it knows', known: '<html>', fault: missing, code: 'SALESFORCE_REFUSED' },
    {
      when: 'the fault is another',
      known: '[{"version":"66.0"}]',
      fault: refusal('SALESFORCE_TIMEOUT'),
      code: 'SALESFORCE_TIMEOUT',
    },
    { when: 'both have none in common', known: '[{"version":"68.0"}]', fault: missing, code: 'SALESFORCE_API_VERSION' },
  ] as const)('fails with $code when $when', async ({ known, fault, code }) => {
    await expect(withCommonVersion(sessionTo(known), failing(fault), { versions })).rejects.toThrow(refusalWith(code))
  })

  it('is made again by the common one whichever of the two refusals the org sends', async () => {
    for (const fault of [missing, refusal('SALESFORCE_API_VERSION')]) {
      const call = ({ apiVersion }: SalesforceSession) =>
        apiVersion === '67.0' ? Promise.reject(fault) : Promise.resolve(apiVersion)
      const fresh = { versions: learnedVersions({ clock: virtualClock() }) }
      expect(await withCommonVersion(sessionTo('[{"version":"65.0"},{"version":"66.0"}]'), call, fresh)).toBe('66.0')
    }
  })
})
