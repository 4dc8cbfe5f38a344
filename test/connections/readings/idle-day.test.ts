import { expect, it } from 'vitest'
import { openTestDatabase } from '../../kit/database/database.ts'
import { idleDay } from '../../kit/time/idle-day.ts'

it('an idle companion spends at most 24 credits a day on reading the org', async () => {
  const spent = await idleDay(await openTestDatabase())
  expect(spent).toBeLessThanOrEqual(24)
  expect(spent).toBeGreaterThan(10)
})
