import type { Clock } from '../../platform/clock.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Gate } from './gate.ts'
import type { Consumer } from '../spending.ts'
import type { CreditStore, Use, WindowRow } from './store.ts'

/** A tenant's credits of one window, for people and programs to read. */
export type CreditWindow = {
  windowStart: Date
  windowEnd: Date
  /** The daily limit, or its part for a window shorter than a day. */
  limit: number
  used: number
  /** Held by running processes, for requests under way or next. */
  reserved: number
  /** Taken by processes that ended without a word: not to be had again in this window. */
  lost: number
  left: number
  byConsumer: { consumer: Consumer; credits: number }[]
}

export type CreditWindowDeps = { credits: CreditStore; gate: Pick<Gate, 'flush'>; clock: Clock }

/** The credits of the window that is open now, with everything that this process knows of. */
export async function readCreditWindow(
  tenantId: TenantId,
  { credits, gate, clock }: CreditWindowDeps,
): Promise<CreditWindow> {
  await gate.flush(tenantId)
  const now = clock.now()
  const window = await credits.window(tenantId, now)
  return sumUp(window, await credits.uses(tenantId, window.start, now))
}

/** What a window's leases add up to. */
export function sumUp({ start, end, allowance }: WindowRow, uses: Use[]): CreditWindow {
  const sum = (part: 'spent' | 'reserved' | 'lost') => uses.reduce((total, use) => total + use[part], 0)
  const [used, reserved, lost] = [sum('spent'), sum('reserved'), sum('lost')]
  return {
    windowStart: start,
    windowEnd: end,
    limit: allowance,
    used,
    reserved,
    lost,
    left: Math.max(0, allowance - used - reserved - lost),
    byConsumer: uses.filter(({ spent }) => spent > 0).map(({ consumer, spent }) => ({ consumer, credits: spent })),
  }
}
