import { beforeEach, describe, expect, it } from 'vitest'
import type { Gate } from '../../../companion/src/credits/gate/gate.ts'
import type { Database, OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { virtualClock, type VirtualClock } from '../../kit/time/clock.ts'
import { openTestDatabase } from '../../kit/database/database.ts'
import { addTenant, gateOn, givenOut, ledgerOf } from '../../kit/credits/ledger.ts'

describe('Q4 the gate while the database does not answer', () => {
  let clock: VirtualClock
  let database: OpenDatabase
  let tenantId: TenantId
  let gate: Gate
  let isDown: boolean

  beforeEach(async () => {
    clock = virtualClock()
    database = await openTestDatabase()
    tenantId = await addTenant(database.db)
    isDown = false
    gate = gateOn(withOutages(database.db), { clock })
    return () => database.close()
  })

  const withOutages = (db: Database): Database =>
    new Proxy(db, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver)
        if (isDown) throw new Error('connection refused')
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })

  const spend = async (consumer: 'export' | 'person' | 'handshake') => {
    ;(await gate.reserve(tenantId, consumer)).settle('spent')
  }

  it('stops background work within seconds, even with a lease in hand', async () => {
    for (let done = 0; done < 20; done += 1) await spend('export')
    isDown = true
    clock.advance({ seconds: 4 })
    await expect(spend('export')).rejects.toThrow('LEDGER_UNREACHABLE')
  })

  it('serves people and token refreshes from a few prepared credits, and counts them', async () => {
    await spend('person')
    await spend('handshake')
    isDown = true
    clock.advance({ minutes: 30 })
    await expect(gate.tick()).rejects.toThrow('connection refused')
    for (let done = 0; done < 9; done += 1) await spend('person')
    await expect(spend('person')).rejects.toThrow('LEDGER_UNREACHABLE')
    for (let done = 0; done < 9; done += 1) await spend('handshake')
    await expect(spend('handshake')).rejects.toThrow('LEDGER_UNREACHABLE')

    isDown = false
    clock.advance({ seconds: 2 })
    await gate.flush()
    await gate.flush()
    const spent = (await ledgerOf(tenantId, database)).filter(({ outcome }) => outcome === 'spent')
    expect(spent).toEqual([
      { consumer: 'handshake', bucket: 'api', outcome: 'spent', credits: 10 },
      { consumer: 'person', bucket: 'api', outcome: 'spent', credits: 10 },
    ])
    const { granted, leased } = (await givenOut(tenantId, database)) ?? {}
    expect(granted).toBe(leased)
  })

  it('has no prepared credits in the next window, which has no grant yet', async () => {
    await spend('person')
    isDown = true
    clock.set('2026-03-03T00:00:00Z')
    await expect(spend('person')).rejects.toThrow('LEDGER_UNREACHABLE')
  })

  it('resumes by itself when the database answers again', async () => {
    isDown = true
    await expect(spend('export')).rejects.toThrow('LEDGER_UNREACHABLE')
    isDown = false
    clock.advance({ seconds: 1 })
    await spend('export')
  })
})
