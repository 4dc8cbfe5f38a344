import { describe, expect, it } from 'vitest'
import { creditsByDay, lastSandboxPeriod, wholeDaysOf } from '../../companion/src/go-live/sandbox.ts'

const at = (text: string) => new Date(`2026-03-${text}Z`)
const NOW = at('20T12:40:00')

const connected = (when: string) => ({ at: at(when), fromState: 'none', toState: 'connected' }) as const
const broken = (when: string) => ({ at: at(when), fromState: 'connected', toState: 'authorization-required' }) as const
const deleting = (when: string) => ({ at: at(when), fromState: 'connected', toState: 'deleting' }) as const
const deleted = (when: string) => ({ at: at(when), fromState: 'deleting', toState: 'none' }) as const

describe('the last sandbox period', () => {
  it('continues while the sandbox is connected, in every state of the connection', () => {
    expect(lastSandboxPeriod([connected('01T08:00:00'), broken('05T08:00:00')])).toEqual({
      from: at('01T08:00:00'),
      to: null,
    })
  })

  it('ends when the deletion begins', () => {
    const events = [connected('01T08:00:00'), deleting('09T08:00:00'), deleted('09T08:01:00')]
    expect(lastSandboxPeriod(events)).toEqual({ from: at('01T08:00:00'), to: at('09T08:00:00') })
  })

  it('is the period of the last sandbox', () => {
    const events = [connected('01T08:00:00'), deleting('02T08:00:00'), deleted('02T09:00:00'), connected('03T08:00:00')]
    expect(lastSandboxPeriod(events)).toEqual({ from: at('03T08:00:00'), to: null })
  })

  it('is absent without a sandbox, or without a record of its beginning', () => {
    expect(lastSandboxPeriod([])).toBeUndefined()
    expect(lastSandboxPeriod([deleting('09T08:00:00')])).toBeUndefined()
  })
})

describe('the days of a sandbox period', () => {
  it('are whole days, up to the last full hour', () => {
    expect(wholeDaysOf({ from: at('18T10:00:00'), to: null }, NOW)).toEqual({
      start: at('18T12:00:00'),
      end: at('20T12:00:00'),
      days: 2,
    })
  })

  it('are at most seven, and end with the period', () => {
    expect(wholeDaysOf({ from: at('01T00:00:00'), to: at('15T09:30:00') }, NOW)).toEqual({
      start: at('08T09:00:00'),
      end: at('15T09:00:00'),
      days: 7,
    })
  })

  it('are empty in a shorter period', () => {
    expect(wholeDaysOf({ from: at('20T00:00:00'), to: null }, NOW)).toMatchObject({ days: 0 })
  })

  it('have the credits of their hours, the newest day first', () => {
    const hours = [
      { hour: 0, credits: 5 },
      { hour: 23, credits: 1 },
      { hour: 24, credits: 40 },
    ]
    expect(creditsByDay(3, hours)).toEqual([0, 40, 6])
  })
})
