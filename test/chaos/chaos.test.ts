import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startChaos, storedSettings, workUntil, type Chaos } from '../kit/chaos/chaos.ts'
import { randomOf } from '../kit/simulation/random.ts'

const TROUBLES = 8
const random = randomOf(12)

describe('A12 two companions under load, while everything about them fails', () => {
  let chaos: Chaos
  beforeAll(async () => {
    chaos = await startChaos(random)
  })
  afterAll(() => chaos.closeAll())

  it('lose nothing acknowledged, spend never over the limit, and leave nothing stuck', async () => {
    const end = new AbortController()
    const working = Promise.all(chaos.people.map((person) => workUntil(end.signal, person, random)))
    for (let trouble = 0; trouble < TROUBLES; trouble += 1) {
      await chaos.trouble()
      await expect.poll(() => chaos.isReady()).toBe(true)
    }
    await chaos.calm()
    end.abort()
    const works = await working

    expect(works.flatMap(({ internal }) => internal)).toEqual([])
    const newest = works.map(({ saved }) => saved).toSorted((one, other) => other.version - one.version)[0]
    const [person] = chaos.people
    const stored = person && (await storedSettings(person))
    expect(stored?.version).toBeGreaterThanOrEqual(newest?.version ?? Infinity)
    if (stored?.version === newest?.version) expect(stored?.dailyLimit).toBe(newest?.dailyLimit)

    // The jobs of a companion that was killed go to the other within a minute.
    await expect.poll(() => chaos.stuck()).toEqual([])
    const { codes, windows, sent } = await chaos.stop()
    expect(codes).toEqual([0, 0])
    expect(sent).toBeGreaterThan(0)
    for (const { allowance, granted, leased } of windows) {
      expect(granted).toBeLessThanOrEqual(allowance)
      expect(leased).toBe(granted)
    }
    expect(windows.reduce((sum, { granted }) => sum + granted, 0)).toBeGreaterThanOrEqual(sent)
  })
})
