import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveDay } from '../kit/simulation/day.ts'
import { openWorld, type World } from '../kit/simulation/world.ts'

const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1)

describe('A12 a day of two processes, in the order that a seed gives (A11)', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    // What is loaded at its first use would change the order of the first day.
    await liveDay(0, world)
  })
  afterAll(() => world.close())

  it.each(SEEDS)('ends well with seed %i', async (seed) => {
    const { faults } = await liveDay(seed, world)
    expect(faults).toEqual([])
  })

  it('replays the order of every call with the same seed, and has another with another', async () => {
    const [first, again, other] = [await liveDay(1, world), await liveDay(1, world), await liveDay(2, world)]
    expect(again.trace).toEqual(first.trace)
    expect(other.trace).not.toEqual(first.trace)
  })
})
