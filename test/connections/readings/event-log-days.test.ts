import { describe, expect, it } from 'vitest'
import { daysToRead } from '../../../companion/src/connections/readings/event-log-days.ts'

const day = new Date('2026-03-01T00:00:00Z')
const next = new Date('2026-03-02T00:00:00Z')
const file = (fileId: string, of = day) => ({ fileId, day: of })
const read = (...files: string[]) => [{ day, files, readAt: next }]

describe('the days to read', () => {
  it('are the days with an unread file, each with all its files', () => {
    const files = [file('a'), file('b', next), file('late')]
    expect(daysToRead(files, read('a', 'late'))).toEqual([{ day: next, files: [file('b', next)] }])
    expect(daysToRead(files, read('a'))[0]).toEqual({ day, files: [file('a'), file('late')] })
  })

  it('include days that were read as rows, once they have files', () => {
    expect(daysToRead([file('a')], read())).toHaveLength(1)
  })

  it('exclude a day whose file is gone, since its reading would be lost', () => {
    expect(daysToRead([file('late')], read('a'))).toEqual([])
  })
})
