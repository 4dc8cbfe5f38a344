import { expect, it } from 'vitest'
import { openTestDatabase } from '../../kit/database/database.ts'
import { idleDay } from '../../kit/time/idle-day.ts'

it.each(['sandbox', 'production'] as const)('an idle companion spends at most 24 credits a day on %s', async (kind) => {
  const spent = await idleDay(await openTestDatabase(), kind)
  expect(spent).toBeLessThanOrEqual(24)
  expect(spent).toBeGreaterThan(10)
})
