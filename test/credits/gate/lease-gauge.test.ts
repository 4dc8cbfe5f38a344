import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { leaseGauge } from '../../../companion/src/credits/gate/metrics.ts'
import { virtualClock } from '../../kit/time/clock.ts'
import { openTestDatabase } from '../../kit/database/database.ts'
import { addTenant, gateOn } from '../../kit/credits/ledger.ts'

it('the gauge shows the credits in leases, and falls when the gate returns them', async () => {
  const database = await openTestDatabase()
  const registry = new Registry()
  const gate = gateOn(database.db, { clock: virtualClock() })
  leaseGauge(registry, gate)
  const tenantId = await addTenant(database.db)
  ;(await gate.reserve(tenantId, 'handshake')).settle('spent')
  expect(await registry.metrics()).toContain('tollbridge_lease_credits{consumer="handshake"} 9')
  await gate.stop()
  expect(await registry.metrics()).toContain('tollbridge_lease_credits{consumer="handshake"} 0')
  await database.close()
})
