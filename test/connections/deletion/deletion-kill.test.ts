import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { dumpRows } from '../../kit/database/dump.ts'
import { Crash } from '../../kit/connections/crashing.ts'
import { eventsOf, startMachine, type OrgLike } from '../../kit/connections/machine.ts'

describeOnBoth('a deletion whose process is killed at any point', (kind) => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())

  const SANDBOX: OrgLike = { kind: 'sandbox', id: '00D5e000000sandEAA' }
  /** An upper bound of the steps of a deletion. */
  const MOST_STEPS = 40

  it.each(['answers', 'fails'] as const)('ends, once, with no secret left (Salesforce %s)', async (salesforce) => {
    let wasWhole = false
    for (let crashAt = 1; crashAt <= MOST_STEPS && !wasWhole; crashAt += 1) {
      const machine = await startMachine(database.db)
      await machine.process().connect(SANDBOX)
      await machine.process().requestDeletion()
      const killed = machine.process({ crashAt, salesforce })
      await killed.work().catch((fault: unknown) => {
        if (salesforce === 'answers') expect(isCrash(fault)).toBe(true)
      })
      wasWhole = !killed.hasCrashed()
      for (let round = 0; round < 4; round += 1) {
        machine.clock.advance({ minutes: 1 })
        await machine
          .process({ salesforce })
          .work()
          .catch(() => undefined)
      }
      const reason = salesforce === 'answers' ? null : 'TOKEN_NOT_REVOKED'
      expect(await eventsOf(machine)).toMatchObject([
        { event: 'connected' },
        { event: 'deletion-requested' },
        { event: 'deleted', reason },
      ])
      expect(machine.revoked).toHaveLength(salesforce === 'answers' ? 1 : 0)
    }
    expect(wasWhole).toBe(true)
    expect(await dumpRows(database)).not.toMatch(/"(access_token|refresh_token|client_secret)":"/)
  })
})

const isCrash = (fault: unknown): boolean => fault instanceof Crash || (fault instanceof Error && isCrash(fault.cause))
