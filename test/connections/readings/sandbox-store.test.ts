import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  claimReading,
  findSandboxes,
  saveRefusal,
  saveSandboxes,
} from '../../../companion/src/connections/readings/sandbox-store.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { virtualClock } from '../../kit/time/clock.ts'

const UAT = { name: 'uat', licence: 'FULL', organizationId: '00DKz0000001abc', refreshedAt: null, isCopying: false }

describeOnBoth('PK-B6 the sandboxes of an org', (kind) => {
  let database: OpenDatabase
  const clock = virtualClock()
  const org = { tenantId: newId<TenantId>(), organizationId: '00DKz0000000001AAA' }
  const deps = () => ({ db: database.db, clock })

  beforeAll(async () => {
    database = await openTestDatabase(kind)
    await database.execute(`insert into tenant (tenant_id, business_name, created_at) values ($1, 'Acme', now())`, [
      org.tenantId,
    ])
  })
  afterAll(() => database.close())

  it('are read by one process, once a day', async () => {
    const claims = await Promise.all([1, 2, 3].map(() => claimReading(org, deps())))
    expect(claims.filter(Boolean)).toHaveLength(1)

    clock.advance({ minutes: 23 * 60 })
    expect(await claimReading(org, deps())).toBe(false)
    clock.advance({ minutes: 60 })
    expect(await claimReading(org, deps())).toBe(true)
    expect(await claimReading({ ...org, organizationId: '00DKz0000000002AAA' }, deps())).toBe(true)
  })

  it('stay as they were read when Salesforce refuses later, until it answers again', async () => {
    await saveSandboxes(org, [UAT], deps())
    await saveRefusal(org, 'INVALID_TYPE', deps())
    expect(await findSandboxes(org, deps())).toMatchObject({ refusedWith: 'INVALID_TYPE', sandboxes: [UAT] })

    await saveSandboxes(org, [], deps())
    const { refusedWith, sandboxes, readAt } = (await findSandboxes(org, deps())) ?? {}
    expect({ refusedWith, sandboxes, readAt }).toEqual({ refusedWith: null, sandboxes: [], readAt: clock.now() })
  })

  it('are unknown for an org that was never asked', async () => {
    expect(await findSandboxes({ ...org, organizationId: '00DKz0000000003AAA' }, deps())).toBeUndefined()
  })
})
