import type { TenantId } from '../../platform/ids.ts'
import type { CreditServices } from '../services.ts'
import type { Consumer } from '../spending.ts'
import { readUses, readWindow, type Use, type WindowRow } from './store.ts'

/** A tenant's credits of one window. */
export type CreditWindow = {
  windowStart: Date
  windowEnd: Date
  /** The daily limit, prorated for a window shorter than a day. */
  limit: number
  used: number
  /** Held by running processes for requests in flight, or for the next ones. */
  reserved: number
  /** Taken by processes that crashed. They cannot be spent in this window. */
  lost: number
  left: number
  byConsumer: { consumer: Consumer; credits: number }[]
}

/** The credits of the open window, including what this process has not written yet. */
export async function readCreditWindow(tenantId: TenantId, { db, gate, clock }: CreditServices): Promise<CreditWindow> {
  await gate.flush(tenantId)
  const now = clock.now()
  const window = await readWindow(tenantId, now, { db })
  return sumUp(window, await readUses({ tenantId, windowStart: window.start, now }, { db }))
}

/** Sums the leases of a window. */
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
