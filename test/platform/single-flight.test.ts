import { describe, expect, it } from 'vitest'
import { singleFlight } from '../../companion/src/platform/single-flight.ts'

describe('callers who want the same at once', () => {
  it('share one attempt, and its result', async () => {
    const fly = singleFlight<number>()
    let attempts = 0
    const start = async () => (attempts += 1)
    expect(await Promise.all([fly('a', start), fly('a', start), fly('a', start)])).toEqual([1, 1, 1])
    expect(attempts).toBe(1)
  })

  it('share its failure too, and the next caller tries again', async () => {
    const fly = singleFlight<string>()
    const fail = async (): Promise<string> => Promise.reject(new Error('no'))
    const both = await Promise.allSettled([fly('a', fail), fly('a', fail)])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await fly('a', async () => 'yes')).toBe('yes')
  })

  it('do not share with callers who want something else, or who come after it ended', async () => {
    const fly = singleFlight<string>()
    let attempts = 0
    const start = (name: string) => async () => `${name}${(attempts += 1)}`
    expect(await Promise.all([fly('a', start('a')), fly('b', start('b'))])).toEqual(['a1', 'b2'])
    expect(await fly('a', start('a'))).toBe('a3')
  })
})
