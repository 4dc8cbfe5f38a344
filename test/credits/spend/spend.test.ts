import { describe, expect, it } from 'vitest'
import type { SpendFacts } from '../../../companion/src/credits/spend/room.ts'
import { decideSpend } from '../../../companion/src/credits/spend/spend.ts'

const NOW = new Date('2026-03-02T10:00:00Z')
const END = new Date('2026-03-03T00:00:00Z')
const PROBE = new Date('2026-03-02T10:10:00Z')

const FACTS: SpendFacts = {
  window: { start: new Date('2026-03-02T00:00:00Z'), end: END, allowance: 100_000 },
  uses: [{ consumer: 'parity', spent: 3, reserved: 0, lost: 0 }],
  shares: {},
  org: { used: 6, limit: 115_000, observedAt: NOW, refusedAt: null, probeAt: null },
  floorPercent: 10,
  now: NOW,
}

const org = (used: number, more: Partial<NonNullable<SpendFacts['org']>> = {}) => ({
  org: { used, limit: 115_000, observedAt: NOW, refusedAt: null, probeAt: null, ...more },
})
const spent = (credits: number) => ({ uses: [{ consumer: 'parity' as const, spent: credits, reserved: 0, lost: 0 }] })
const decide = (change: Partial<SpendFacts>) => decideSpend({ ...FACTS, ...change }, ['handshake', 'parity', 'status'])

describe('what can be spent now', () => {
  it.each([
    ['running', {}, { state: 'running', level: 'calm', left: 99_997, limitedBy: 'own-limit', until: END }],
    [
      'background paused by the reserve of the org',
      org(113_001),
      { state: 'background-paused', level: 'critical', left: 1_999, limitedBy: 'org-allowance', until: null },
    ],
    [
      'background paused by the part of the own limit that people keep',
      spent(99_500),
      { state: 'background-paused', level: 'critical', left: 500, limitedBy: 'own-limit', until: END },
    ],
    ['stopped by the own limit', spent(100_000), { state: 'stopped', level: 'spent', left: 0, limitedBy: 'own-limit' }],
    [
      'stopped by the org',
      org(115_000, { refusedAt: NOW, probeAt: PROBE }),
      { state: 'stopped', level: 'spent', left: 0, limitedBy: 'stopped', until: PROBE },
    ],
    [
      'stopped by an org that has nothing left and has not refused yet',
      org(115_000),
      { state: 'stopped', level: 'spent', left: 0, limitedBy: 'org-allowance' },
    ],
    [
      'unknown, before the org reports',
      { org: undefined },
      { state: 'unknown', level: 'unknown', limitedBy: 'unknown' },
    ],
    [
      'unknown, when the org reported more than three hours ago',
      org(6, { observedAt: new Date('2026-03-02T06:59:59Z') }),
      { state: 'unknown', level: 'unknown', left: 99_997, limitedBy: 'unknown' },
    ],
    [
      'running, when the org reported three hours ago',
      org(6, { observedAt: new Date('2026-03-02T07:00:00Z') }),
      { state: 'running' },
    ],
  ])('UX-A2 is %s', (_name, change, expected) => {
    expect(decide(change)).toMatchObject(expected)
  })

  it('UX-A2 is limited by the org where the own limit is larger than its allowance', () => {
    const window = { ...FACTS.window, allowance: 250_000 }
    expect(decide({ window })).toMatchObject({
      left: 114_994,
      limitedBy: 'org-allowance',
      background: { left: 103_494, limitedBy: 'org-allowance' },
      own: { left: 249_997 },
      org: { left: 114_994, reserve: 11_500, isOld: false },
    })
  })

  it('UX-A2 says that background work waits for the org, and cannot say until when', () => {
    expect(decide(org(113_001)).background).toEqual({ left: 0, limitedBy: 'pause', until: null })
  })

  it('UX-A2 takes its level from the worse of the own limit and the org', () => {
    expect([decide(spent(76_000)), decide(org(90_000)), decide(spent(91_000))].map(({ level }) => level)).toEqual([
      'busy',
      'busy',
      'critical',
    ])
  })

  it('UX-B8 counts what is reserved apart from what is left', () => {
    const uses = [{ consumer: 'parity' as const, spent: 3, reserved: 7, lost: 2 }]
    const { left, own } = decide({ uses })
    expect([left, own.left, own.reserved, own.lost]).toEqual([99_988, 99_988, 7, 2])
  })

  it('names the kind of work that has reached its share', () => {
    const { byConsumer, state } = decide({ ...spent(1_000), shares: { parity: 1 } })
    expect(byConsumer).toContainEqual({ consumer: 'parity', left: 0, limitedBy: 'share', until: END })
    expect(state).toBe('running')
  })
})
