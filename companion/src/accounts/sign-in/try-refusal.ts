import type { Timed } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import { countTry, type TryLimit } from './tries.ts'

/** Counts a try and returns its number, or refuses it with how long to wait. */
export async function refuseTooManyTries(tries: TryLimit, deps: Timed): Promise<number> {
  const counted = await countTry(tries, deps)
  if ('count' in counted) return counted.count
  const seconds = Math.max(1, Math.ceil((counted.pausedUntil.getTime() - deps.clock.now().getTime()) / 1000))
  throw refusal('TOO_MANY_REQUESTS', { seconds })
}
