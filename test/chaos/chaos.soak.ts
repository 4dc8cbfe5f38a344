import { afterAll, beforeAll, expect, it } from 'vitest'
import { startChaos, workUntil, type Chaos } from '../kit/chaos/chaos.ts'
import { randomOf } from '../kit/simulation/random.ts'

const MINUTES = Number(process.env.SOAK_MINUTES)
const random = randomOf(Number(process.env.SOAK_SEED))
/** A companion that leaks grows by far more within an hour. */
const MAX_GROWTH = 1.5

let chaos: Chaos
beforeAll(async () => {
  chaos = await startChaos(random)
})
afterAll(() => chaos.closeAll())

it('A12 two companions survive, and hold no more memory at the end than after the first tenth', async () => {
  const end = AbortSignal.timeout(MINUTES * 60_000)
  const warm = AbortSignal.timeout(MINUTES * 6_000)
  const working = Promise.all(chaos.people.map((person) => workUntil(end, person, random)))
  let atFirst: number | undefined
  while (!end.aborted) {
    await chaos.trouble()
    await expect.poll(() => chaos.isReady()).toBe(true)
    if (warm.aborted) atFirst ??= Math.max(...(await chaos.memory()))
  }
  await chaos.calm()
  expect((await working).flatMap(({ internal }) => internal)).toEqual([])
  expect(Math.max(...(await chaos.memory()))).toBeLessThan((atFirst ?? 0) * MAX_GROWTH)
  await expect.poll(() => chaos.stuck()).toEqual([])
  const { codes, windows, sent } = await chaos.stop()
  expect(codes).toEqual([0, 0])
  expect(windows.reduce((sum, { granted }) => sum + granted, 0)).toBeGreaterThanOrEqual(sent)
})
