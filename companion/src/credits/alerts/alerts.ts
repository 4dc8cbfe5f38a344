import type { NewNotice, Told } from '../../notifications/index.ts'
import { creditNotice, LAST_LEVEL } from '../notices.ts'
import { rankOf } from '../priority.ts'
import { CONSUMERS } from '../spending.ts'

/** What alerts depend on: the levels and the jump that a tenant set, and the use of its window. */
export type WindowUse = {
  levels: number[]
  jumpPoints: number
  windowStart: Date
  windowEnd: Date
  limit: number
  used: number
  usedAnHourAgo: number
  /** Credits that are used or leased. */
  granted: number
}

export type Alert = Told & Pick<NewNotice, 'severity' | 'about' | 'muted'>

/** The alerts that a window calls for: one for each level that is reached, and one for a sudden jump. */
export const decideAlerts = (use: WindowUse): Alert[] => [...levelAlerts(use), ...jumpAlerts(use)]

/** Only the highest level is mailed. */
function levelAlerts(use: WindowUse): Alert[] {
  const { used, limit, windowStart, windowEnd } = use
  const reached = use.levels.filter((level) => isReached(level, use))
  return reached.map((percent) => ({
    ...creditNotice('CREDIT_LEVEL_REACHED', { percent, used, limit, until: windowEnd.toISOString() }),
    about: `credits:level:${windowStart.toISOString()}:${percent}`,
    muted: percent < Math.max(...reached),
  }))
}

const isReached = (level: number, use: WindowUse): boolean =>
  use.used * 100 >= level * use.limit || (level === LAST_LEVEL && isGivenOut(use))

const MILLION = 1_000_000
/** What background work leaves to people, in millionths of a window. */
const KEPT_PPM = Math.max(...CONSUMERS.map((consumer) => rankOf(consumer).keptPpm))

/** Whether background work is refused: only the reserve for people is left. */
const isGivenOut = ({ granted, limit }: WindowUse): boolean =>
  granted + Math.ceil((limit * KEPT_PPM) / MILLION) >= limit

const jumpIn = (windowStart: Date): string => `credits:jump:${windowStart.toISOString()}`

/** The subjects of the alerts that stand: what the window calls for now. A jump stands until its window ends. */
export const standingIn = (use: WindowUse): Set<string> =>
  new Set([jumpIn(use.windowStart), ...decideAlerts(use).map(({ about }) => about)])

/** A jump alerts once per window. */
function jumpAlerts({ used, usedAnHourAgo, limit, jumpPoints, windowStart }: WindowUse): Alert[] {
  const rise = (used - usedAnHourAgo) * 100
  if (rise < jumpPoints * limit) return []
  return [
    {
      ...creditNotice('CREDIT_JUMP', { points: Math.floor(rise / limit), used, limit }),
      about: jumpIn(windowStart),
      muted: false,
    },
  ]
}
