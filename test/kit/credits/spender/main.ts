import { Registry } from 'prom-client'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { creditCounter } from '../../../../companion/src/credits/gate/metrics.ts'
import { createGate } from '../../../../companion/src/credits/gate/gate.ts'
import { createHeadroom } from '../../../../companion/src/credits/org-allowance/headroom.ts'
import { startUpkeep } from '../../../../companion/src/credits/upkeep.ts'
import { systemClock } from '../../../../companion/src/platform/clock.ts'
import { Refusal } from '../../../../companion/src/platform/refusals/errors.ts'
import type { TenantId } from '../../../../companion/src/platform/ids.ts'
import { openDatabase } from '../../../../companion/src/platform/database/open.ts'
import { exchange } from '../../../../companion/src/salesforce/wire/exchange.ts'
import { createWire } from '../../../../companion/src/salesforce/wire/wire.ts'
import { platformOn } from '../../service/services.ts'

const Orders = Type.Object({
  dataDir: Type.String(),
  databaseUrl: Type.Optional(Type.String()),
  tenantId: Type.String(),
  origin: Type.String(),
  accessToken: Type.String(),
  workers: Type.Integer(),
})

/**
 * A process that only spends: workers that call an org through the real gate and the real wire until the
 * daily limit is reached. Prints `spending` after its first calls and `done` at the end.
 */
const orders = Value.Parse(Orders, JSON.parse(process.argv[2] ?? ''))
const tenantId = orders.tenantId as TenantId
const database = await openDatabase(orders)
const platform = platformOn(database.db, { clock: systemClock })
const gate = createGate({ ...platform, counter: creditCounter(new Registry()) })
const headroom = createHeadroom(platform)
const upkeep = startUpkeep({ ...platform, gate, headroom, clientName: 'Tollbridge', consumers: () => [] })
const wire = createWire({
  exchange,
  gate,
  headroom,
  hosts: { extraOrigins: [orders.origin] },
  timeoutMs: 30_000,
  log: platform.log,
})
const request = {
  method: 'GET',
  url: `${orders.origin}/services/data/v67.0/sobjects`,
  headers: { authorization: `Bearer ${orders.accessToken}` },
}

let calls = 0

async function work(): Promise<void> {
  try {
    for (;;) {
      await wire(request, { tenantId, consumer: 'person', bucket: 'api', purpose: 'query' })
      calls += 1
      if (calls === orders.workers) process.stdout.write('spending\n')
    }
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'CREDIT_LIMIT_REACHED') throw fault
  }
}

await Promise.all(Array.from({ length: orders.workers }, work))
await upkeep.stop()
await database.close()
process.stdout.write('done\n')
