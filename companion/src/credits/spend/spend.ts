import { sumUp, type CreditWindow } from '../gate/window-report.ts'
import { isOldReading, reserveOf } from '../org-allowance/org-state.ts'
import { isBackground } from '../priority.ts'
import type { Consumer } from '../spending.ts'
import { type Room, roomOf, type SpendFacts } from './room.ts'

/** `unknown`: the org has not reported its allowance, or long ago. */
export const SPEND_STATES = ['running', 'background-paused', 'stopped', 'unknown'] as const
type SpendState = (typeof SPEND_STATES)[number]

/** How tight it is: the worse of the own limit and the org's allowance. */
export const SPEND_LEVELS = ['calm', 'busy', 'critical', 'spent', 'unknown'] as const
type SpendLevel = (typeof SPEND_LEVELS)[number]

/** What the org said of its allowance: all its clients together, over 24 hours. */
type OrgSide = {
  used: number
  limit: number
  left: number
  /** Requests that background work leaves to other apps. */
  reserve: number
  observedAt: Date
  isOld: boolean
}

/** Everything that says what a tenant can spend now. `left` is for people, or for work that has more room than they. */
export type Spend = Omit<Room, 'limitedBy'> & {
  state: SpendState
  level: SpendLevel
  limitedBy: Room['limitedBy'] | 'unknown'
  /** What background work can spend now. */
  background: Room
  byConsumer: (Room & { consumer: Consumer })[]
  own: Omit<CreditWindow, 'byConsumer'>
  org: OrgSide | null
}

/** Decides what can be spent now, by people and by these kinds of work. The pages and the package show this and nothing of their own. */
export function decideSpend(facts: SpendFacts, consumers: readonly Consumer[]): Spend {
  const byConsumer = consumers.map((consumer) => ({ consumer, ...roomOf(consumer, facts) }))
  const most = widest([roomOf('person', facts), ...byConsumer])
  const background = widest(byConsumer.filter(({ consumer }) => isBackground(consumer)))
  const { byConsumer: _, ...own } = sumUp(facts.window, facts.uses)
  const org = orgSide(facts)
  const isKnown = org !== null && !org.isOld
  const state = stateOf({ most, background, isKnown })
  const limitedBy = state === 'unknown' ? 'unknown' : most.limitedBy
  return { ...most, state, level: levelOf(state, own, org), limitedBy, background, byConsumer, own, org }
}

const NOTHING: Room = { left: 0, limitedBy: 'own-limit', until: null }

function widest(rooms: Room[]): Room {
  const { left, limitedBy, until } = rooms.reduce(
    (most, room) => (room.left > most.left ? room : most),
    rooms[0] ?? NOTHING,
  )
  return { left, limitedBy, until }
}

function stateOf({ most, background, isKnown }: { most: Room; background: Room; isKnown: boolean }): SpendState {
  if (most.left === 0) return 'stopped'
  if (background.left === 0) return 'background-paused'
  return isKnown ? 'running' : 'unknown'
}

const LEVEL_OF_STATE = { 'background-paused': 'critical', stopped: 'spent', unknown: 'unknown' } as const
const CRITICAL_PERCENT = 90
const BUSY_PERCENT = 75

function levelOf(state: SpendState, own: Spend['own'], org: OrgSide | null): SpendLevel {
  if (state !== 'running') return LEVEL_OF_STATE[state]
  const percent = Math.max(percentOf(own.limit - own.left, own.limit), org ? percentOf(org.used, org.limit) : 0)
  if (percent >= CRITICAL_PERCENT) return 'critical'
  return percent >= BUSY_PERCENT ? 'busy' : 'calm'
}

const percentOf = (used: number, limit: number): number => (limit > 0 ? (used * 100) / limit : 100)

function orgSide({ org, floorPercent, now }: SpendFacts): OrgSide | null {
  if (!org) return null
  const { used, limit, observedAt } = org
  const left = org.refusedAt ? 0 : Math.max(0, limit - used)
  return {
    used,
    limit,
    left,
    reserve: reserveOf(limit, floorPercent),
    observedAt,
    isOld: isOldReading(observedAt, now),
  }
}
