import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { mergeRefusals } from '../../../companion/src/platform/refusals/errors.ts'
import { assembleService } from '../../../companion/src/platform/service.ts'
import { openTestDatabase } from '../../kit/database/database.ts'
import { platformOn } from '../../kit/service/services.ts'

describe('the refusals of all features', () => {
  it('are collected by code', () => {
    expect([...mergeRefusals([{ ONE: 400 }, { TWO: 409, THREE: 503 }])]).toEqual([
      ['ONE', 400],
      ['TWO', 409],
      ['THREE', 503],
    ])
  })

  it('refuse a code that two features declare', () => {
    expect(() => mergeRefusals([{ ONE: 400 }, { ONE: 400 }])).toThrow('two parts bring the refusal ONE')
  })

  it('stop the start when two features declare the same code', async () => {
    const database = await openTestDatabase()
    const parts = { database, platform: platformOn(database.db), log: pino({ level: 'silent' }) }
    const feature = { api: undefined, refusals: { ONE: 400 } }
    const starting = assembleService([feature, feature], {
      ...parts,
      pagesDir: 'none',
      onlyThisMachine: true,
      auditRetention: { keptForDays: 730 },
    })
    await expect(starting).rejects.toThrow('two parts bring the refusal ONE')
    await database.close()
  })
})
