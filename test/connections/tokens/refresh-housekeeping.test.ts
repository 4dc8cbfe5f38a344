import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ConnectionRow } from '../../../companion/src/connections/connection/store.ts'
import { newHold } from '../../../companion/src/connections/tokens/hold.ts'
import { takeHold } from '../../../companion/src/connections/tokens/store.ts'
import { tidyTokens } from '../../../companion/src/connections/tokens/housekeeping.ts'
import { milliseconds, type Duration } from '../../../companion/src/platform/clock.ts'
import { control } from '../../kit/simulator/simulator.ts'
import { outcomes, readName, startRefreshTest, type RefreshTest } from '../../kit/connections/refresh.ts'

const TOKEN = '/services/oauth2/token'

let test: RefreshTest
let row: ConnectionRow
beforeAll(async () => {
  test = await startRefreshTest()
})
afterAll(() => test.closeAll())
afterEach(() => test.settleAccounts())

const begin = async () => {
  row = await test.begin()
  return test.newProcess()
}

/** Advances the clocks of the service and of the org. */
const pass = async (duration: Duration) => {
  test.clock.advance(duration)
  await control(test.org, 'PUT clock', { advanceSeconds: milliseconds(duration) / 1_000 })
}

describe('T6 an unused connection', () => {
  it('is refreshed once after 25 days, and works long after its first token would have lapsed', async () => {
    const process = await begin()
    for (let hour = 0; hour < 24; hour++) await tidyTokens(process)
    await pass({ days: 24, hours: 23 })
    await tidyTokens(process)
    expect(await test.calls()).toEqual({ api: 0, auth: 0 })

    await pass({ hours: 1 })
    for (let hour = 0; hour < 5; hour++) await tidyTokens(process)
    expect(await test.calls()).toEqual({ api: 0, auth: 1 })
    expect(await test.row(row)).toMatchObject({ tokenVersion: 2, refreshedAt: test.clock.now() })

    for (let round = 0; round < 3; round++) {
      await pass({ days: 25 })
      await tidyTokens(process)
    }
    expect(await test.calls()).toEqual({ api: 0, auth: 4 })
    expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
  })

  it('lapses without the refresh', async () => {
    const process = await begin()
    await pass({ days: 31 })
    await expect(readName(row, process)).rejects.toThrow('AUTHORIZATION_REQUIRED')
  })

  it('is not refreshed when a person must authorize it again', async () => {
    const process = await begin()
    await test.database.execute(`update connection set status = 'authorization-required'`)
    await pass({ days: 26 })
    await tidyTokens(process)
    expect(await test.calls()).toEqual({ api: 0, auth: 0 })
  })
})

describe('T3 an exchange whose process has ended', () => {
  /** Leaves the state of a process that was killed during an exchange. */
  const leaveBehind = async () => {
    const process = await begin()
    const hold = newHold(row, { now: test.clock.now(), timeoutMs: test.timeoutMs })
    await takeHold(hold, test.clock.now(), process)
    return hold
  }

  it('is left alone while it may be in flight', async () => {
    await leaveBehind()
    const process = test.newProcess()
    await tidyTokens(process)
    expect(await outcomes(process)).toEqual({})
  })

  it('is repeated within one cycle when Salesforce had not carried it out', async () => {
    test.clock.set((await leaveBehind()).until)
    await tidyTokens(test.newProcess())
    expect(await test.row(row)).toMatchObject({ status: 'connected', tokenVersion: 2, refreshOwner: null })
  })

  it('is marked within one cycle when the new tokens were lost, and raises a notice', async () => {
    const lost = await begin()
    await test.endSessions()
    const reading = test.whileUnanswered({ kind: 'hang-after', path: TOKEN }, () => readName(row, lost))
    await expect(reading).rejects.toThrow('SALESFORCE_TIMEOUT')
    await pass({ hours: 1 })
    await tidyTokens(test.newProcess())
    expect(await test.row(row)).toMatchObject({ status: 'authorization-required', refreshOwner: null })
    expect(await test.notices()).toMatchObject([{ code: 'AUTHORIZATION_REQUIRED', params: { orgName: test.org.name } }])
  })
})

describe('the housekeeping', () => {
  it('goes on with the others when one cannot be refreshed', async () => {
    const process = await begin()
    const first = row
    const second = await test.storeConnection()
    await control(test.org, 'DELETE wire-calls')
    await pass({ days: 25 })
    await test.fault({ kind: 'reset', path: TOKEN, times: 1 })
    await tidyTokens(process)
    expect(await outcomes(process)).toEqual({ uncertain: 1, refreshed: 1 })
    const versions = [await test.row(first), await test.row(second)].map(({ tokenVersion }) => tokenVersion)
    expect(versions.toSorted()).toEqual([1, 2])
  })

  it('raises a notice that could not be raised at once', async () => {
    const process = await begin()
    await test.endSessions()
    await test.fault({ kind: 'app-not-installed', times: 1 })
    const jobs = { ...process.jobs, send: () => Promise.reject(new Error('database gone')) }
    const failing = { ...process, jobs }
    await expect(readName(row, failing)).rejects.toThrow('AUTHORIZATION_REQUIRED')
    expect(await test.notices()).toEqual([])
    await tidyTokens(process)
    expect(await test.notices()).toMatchObject([{ about: `authorization-required ${row.connectionId} 1` }])
  })
})
