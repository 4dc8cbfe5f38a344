import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ConnectionRow } from '../../../companion/src/connections/connection/store.ts'
import { holdState, newHold, pausedUntil } from '../../../companion/src/connections/tokens/hold.ts'
import { refreshTokens } from '../../../companion/src/connections/tokens/refresh.ts'
import { inConnection } from '../../../companion/src/connections/tokens/secrets.ts'
import {
  endHoldWith,
  extendHold,
  releaseHold,
  saveTokens,
  takeHold,
} from '../../../companion/src/connections/tokens/store.ts'
import { after } from '../../../companion/src/platform/clock.ts'
import { control } from '../../kit/simulator/simulator.ts'
import { refusalWith } from '../../kit/service/refusal.ts'
import { outcomes, readName, startRefreshTest, type RefreshTest } from '../../kit/connections/refresh.ts'

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

describe('a call of the API', () => {
  it('takes one credit while the session lives', async () => {
    const process = await begin()
    expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
    expect(await test.calls()).toEqual({ api: 1, auth: 0 })
  })

  it('renews an ended session and repeats the call once', async () => {
    const process = await begin()
    await test.endSessions()
    expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
    expect(await readName(row, process)).toMatchObject({ Name: test.org.name })
    expect(await test.calls()).toEqual({ api: 3, auth: 1 })
    expect(await outcomes(process)).toEqual({ refreshed: 1 })
    expect(process.gate.entries.map(({ consumer, bucket }) => `${consumer} ${bucket}`)).toEqual([
      'status api',
      'handshake auth',
      'status api',
      'status api',
    ])
  })

  it('stores both new tokens, sealed, before it continues', async () => {
    const process = await begin()
    await test.endSessions()
    test.clock.advance({ hours: 3 })
    const answered = readName(row, process)
    await answered
    const now = await test.row(row)
    expect(now).toMatchObject({ tokenVersion: 2, refreshOwner: null, refreshUntil: null })
    expect(now.refreshedAt).toEqual(test.clock.now())
    for (const field of ['accessToken', 'refreshToken'] as const) {
      expect(now[field]).not.toBe(row[field])
      expect(test.vault.open(now[field] ?? '', inConnection(now, field))).not.toBe(
        test.vault.open(row[field] ?? '', inConnection(row, field)),
      )
    }
  })

  it('keeps the refresh token of an org that does not rotate', async () => {
    const process = await begin()
    await control(test.org, 'PUT session', { rotation: false })
    for (let round = 0; round < 3; round++) {
      await test.endSessions()
      await readName(row, process)
    }
    await control(test.org, 'PUT session', { rotation: true })
    expect(await test.row(row)).toMatchObject({ tokenVersion: 4, refreshToken: row.refreshToken })
  })

  it('rotates the refresh token over many sessions', async () => {
    const process = await begin()
    for (let round = 0; round < 6; round++) {
      await test.endSessions()
      await readName(row, process)
    }
    expect(await test.row(row)).toMatchObject({ tokenVersion: 7, status: 'connected' })
  })

  it('T4 renews at most once, and reports a new token that Salesforce refuses', async () => {
    const process = await begin()
    await test.fault({ kind: 'unauthorized' })
    await expect(readName(row, process)).rejects.toThrow(refusalWith('SALESFORCE_SESSION_ENDED'))
    expect(await test.calls()).toEqual({ api: 2, auth: 1 })
  })

  it('T5 renews nothing when no new token would help', async () => {
    const process = await begin()
    await test.fault({ kind: 'unauthorized-incurable' })
    await expect(readName(row, process)).rejects.toThrow(refusalWith('SALESFORCE_SESSION_NOT_USABLE'))
    expect(await test.calls()).toEqual({ api: 1, auth: 0 })
  })

  it('is refused without a connection, and sends no request when a person must authorize it', async () => {
    const process = await begin()
    await test.database.execute(`update connection set status = 'authorization-required'`)
    await expect(readName(row, process)).rejects.toThrow(refusalWith('AUTHORIZATION_REQUIRED'))
    await test.database.execute('delete from connection')
    await expect(readName(row, process)).rejects.toThrow(refusalWith('CONNECTION_MISSING'))
    expect(await test.calls()).toEqual({ api: 0, auth: 0 })
  })
})

describe('T1 many callers with an ended session', () => {
  it('share one exchange, in one process and in two, and none fails', async () => {
    const processes = [await begin(), test.newProcess()]
    await test.endSessions()
    const calls = processes.flatMap((process) => Array.from({ length: 100 }, () => readName(row, process)))
    expect(await Promise.all(calls)).toHaveLength(200)
    expect((await test.calls()).auth).toBe(1)
    expect(await test.row(row)).toMatchObject({ tokenVersion: 2, status: 'connected' })
  })

  it('find the new token when they arrive late', async () => {
    const [first, second] = [await begin(), test.newProcess()]
    await test.endSessions()
    await readName(row, first)
    expect(await refreshTokens(row, second)).toMatchObject({ tokenVersion: 2 })
    expect((await test.calls()).auth).toBe(1)
  })
})

describe('T2 a hold on the exchange', () => {
  const at = () => ({ now: test.clock.now(), timeoutMs: test.timeoutMs })

  it('is taken over after it expires, and the slow process can neither overwrite nor end it', async () => {
    const process = await begin()
    const slow = newHold(row, at())
    expect(await takeHold(slow, test.clock.now(), process)).toBe(true)
    const early = newHold(row, at())
    expect(await takeHold(early, test.clock.now(), process)).toBe(false)
    test.clock.set(slow.until)
    const second = newHold(row, at())
    expect(await takeHold(second, test.clock.now(), process)).toBe(true)
    const pair = { accessToken: 'late', refreshToken: 'late', instanceUrl: 'late', refreshedAt: test.clock.now() }

    expect(await saveTokens(slow, pair, process)).toBeUndefined()
    await releaseHold(slow, process)
    await extendHold(slow, test.clock.now(), process)
    const step = { event: 'authorization-lost', at: test.clock.now(), by: null } as const
    expect(await endHoldWith(slow, step, process)).toBe(false)

    expect(await test.row(row)).toMatchObject({
      refreshOwner: second.owner,
      refreshUntil: second.until,
      refreshToken: row.refreshToken,
      status: 'connected',
      tokenVersion: 1,
    })
  })

  it('of a slow process causes no failure: that process uses the tokens that the second one stored', async () => {
    const [slow, second] = [await begin(), test.newProcess()]
    await control(test.org, 'PUT session', { rotation: false })
    const { wire } = slow
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    slow.wire = async (request, spender) => {
      const answer = await wire(request, spender)
      await held
      return answer
    }
    const late = refreshTokens(row, slow)
    await expect.poll(async () => (await test.row(row)).refreshOwner).not.toBeNull()
    test.clock.advance({ minutes: 5 })
    const stored = await refreshTokens(row, second)
    release()
    expect(await late).toEqual(stored)
    expect(await outcomes(slow)).toEqual({ overtaken: 1 })
    await control(test.org, 'PUT session', { rotation: true })
  })

  it('is refused for tokens that are not the newest', async () => {
    const process = await begin()
    await test.database.execute('update connection set token_version = 2')
    expect(await takeHold(newHold(row, at()), test.clock.now(), process)).toBe(false)
  })

  it('lasts longer than the request, by a pause', () => {
    const now = new Date('2026-03-02T10:00:00Z')
    const { until } = newHold({} as ConnectionRow, { now, timeoutMs: 30_000 })
    const stateAfter = (seconds: number) => holdState(until, { now: after(now, { seconds }), timeoutMs: 30_000 })
    expect(until).toEqual(after(now, { seconds: 80 }))
    expect([0, 39, 40, 77, 78, 79, 80, 81].map(stateAfter)).toEqual([
      'working',
      'working',
      'pausing',
      'pausing',
      'working',
      'working',
      'over',
      'over',
    ])
    expect(pausedUntil({ now, timeoutMs: 30_000 })).toEqual(after(now, { seconds: 40 }))
    expect(holdState(null, { now, timeoutMs: 30_000 })).toBe('over')
  })
})
