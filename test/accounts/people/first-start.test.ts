import { afterEach, beforeEach, expect, it } from 'vitest'
import { startFirst } from '../../../companion/src/accounts/people/first-start.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { virtualClock } from '../../kit/time/clock.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { memoryJobs } from '../../kit/service/jobs.ts'

const FIRST = { businessName: 'Acme', adminEmail: 'Ada@Example.com', adminName: 'Ada' }

describeOnBoth('the first start', (kind) => {
  let database: OpenDatabase

  beforeEach(async () => {
    database = await openTestDatabase(kind)
  })
  afterEach(() => database.close())

  const start = (first: Parameters<typeof startFirst>[0], jobs = memoryJobs()) =>
    startFirst(first, { db: database.db, clock: virtualClock(), jobs })

  it('creates the tenant and its first admin, and queues the mail with the link', async () => {
    const jobs = memoryJobs()
    expect(await start(FIRST, jobs)).toBe('created')
    const { rows } = await database.execute(
      'select business_name, email, name, role, password_hash from tenant join person using (tenant_id)',
    )
    expect(rows).toEqual([
      {
        business_name: 'Acme',
        email: 'ada@example.com',
        name: 'Ada',
        role: 'admin',
        password_hash: null,
      },
    ])
    expect(jobs.waiting()).toEqual([
      { name: 'accounts.password-link', data: { email: 'ada@example.com', purpose: 'first-password' } },
    ])
  })

  it('happens once, even when several processes start together', async () => {
    const results = await Promise.all([start(FIRST), start(FIRST), start(FIRST)])
    expect(results.toSorted()).toEqual(['created', 'exists', 'exists'])
  })

  it('reports a start without a first admin', async () => {
    expect(await start({ adminName: 'Ada' })).toBe('nobody')
    expect(await start({ ...FIRST, adminEmail: undefined })).toBe('nobody')
  })

  it.each([
    ['below 100,000', 'insert into credit_settings (tenant_id, daily_limit) select tenant_id, 99999 from tenant'],
    [
      'above what an integer holds',
      'insert into credit_settings (tenant_id, daily_limit) select tenant_id, 2147483648 from tenant',
    ],
    [
      'with an hour that no day has',
      'insert into credit_settings (tenant_id, reset_hour) select tenant_id, 24 from tenant',
    ],
  ])('creates a tenant whose limit the database refuses to set to %s', async (_what, statement) => {
    await start(FIRST)
    await expect(database.execute(statement)).rejects.toThrow()
  })
})
