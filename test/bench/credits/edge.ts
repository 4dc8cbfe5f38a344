import { systemClock } from '../../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { Refusal } from '../../../companion/src/platform/refusals/errors.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { addTenant, leave } from '../../kit/credits/ledger.ts'
import { ourGate } from './contenders.ts'

const LEFT = 20_000
const CALLERS = 250

/** Counts how many credits two gates with 250 callers each grant beyond the last 20,000 of a limit. */
export async function overTheLimit(databases: OpenDatabase[]): Promise<number> {
  const [first] = databases
  if (!first) throw new Error('no database')
  const tenantId = await addTenant(first.db)
  await leave(LEFT, tenantId, { database: first, clock: systemClock })
  const gates = databases.map(ourGate)
  const spent = await Promise.all(
    gates.flatMap(({ spend }) => Array.from({ length: CALLERS }, () => drain(spend, tenantId))),
  )
  await Promise.all(gates.map((gate) => gate.close()))
  return Math.max(0, spent.reduce((sum, one) => sum + one, 0) - LEFT)
}

/** Spends until the limit is reached. */
async function drain(spend: (tenantId: TenantId) => Promise<unknown>, tenantId: TenantId): Promise<number> {
  for (let spent = 0; ; spent += 1) {
    try {
      await spend(tenantId)
    } catch (fault) {
      if (fault instanceof Refusal && fault.code === 'CREDIT_LIMIT_REACHED') return spent
      throw fault
    }
  }
}
