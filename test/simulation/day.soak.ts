import { afterAll, beforeAll, expect, it } from 'vitest'
import { liveDay } from '../kit/simulation/day.ts'
import { openWorld, type World } from '../kit/simulation/world.ts'

const MINUTES = Number(process.env.SOAK_MINUTES)
const FIRST_SEED = Number(process.env.SOAK_SEED)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('A12 simulated days end well, one seed after the other', async () => {
  let seed = FIRST_SEED
  const end = AbortSignal.timeout(MINUTES * 60_000)
  for (; !end.aborted; seed += 1) {
    const { faults } = await liveDay(seed, world)
    expect(faults, `npm run soak -- --seed ${seed}`).toEqual([])
  }
  process.stdout.write(`${seed - FIRST_SEED} days, from seed ${FIRST_SEED}\n`)
})
