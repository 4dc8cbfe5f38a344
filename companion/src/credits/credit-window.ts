import type { Clock } from '../platform/clock.ts'
import type { TenantId } from '../platform/ids.ts'
import type { CreditStore, Use, WindowRow } from './store.ts'

/** A tenant's credits of one window, for people and programs to read. */
export type CreditWindow = {
  windowStart: Date
  windowEnd: Date
  limit: number
  used: number
  /** In flight now, or lost to a crash: not to be had again in this window. */
  reserved: number
  left: number
  byConsumer: Use[]
}

export type CreditWindowDeps = { credits: CreditStore; clock: Clock }

/** The credits of the window that is open now. */
export async function readCreditWindow(
  tenantId: TenantId,
  { credits, clock }: CreditWindowDeps,
): Promise<CreditWindow> {
  const window = await credits.window(tenantId, clock.now())
  return sumUp(window, await credits.uses(tenantId, window.start))
}

/** What a window's row and ledger add up to. */
export function sumUp({ start, end, limit, granted }: WindowRow, byConsumer: Use[]): CreditWindow {
  const used = byConsumer.reduce((sum, { credits }) => sum + credits, 0)
  const reserved = Math.max(0, granted - used)
  return { windowStart: start, windowEnd: end, limit, used, reserved, left: limit - used - reserved, byConsumer }
}
