import { after } from '../../platform/clock.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import { refusal, storedRefusal } from '../refusals.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { HandshakeId } from '../ids.ts'
import type { ConnectionServices } from '../services.ts'
import { findHandshake, type Handshake } from './store.ts'

/** What the page shows of a handshake. */
export type HandshakeReport = {
  state: 'waiting' | 'exchanging' | 'connected' | 'refused' | 'interrupted' | 'expired'
  problem?: Refusal
}

/** Five requests to Salesforce at most, and some time to write down their result. */
const REQUESTS_OF_AN_EXCHANGE = 6

/** The moment before which an exchange must have begun to be given up now. */
export const givenUpBefore = (now: Date, timeoutMs: number): Date =>
  after(now, { seconds: (-REQUESTS_OF_AN_EXCHANGE * timeoutMs) / 1000 })

/** The state of a handshake at a moment. An abandoned one is interrupted, even if its row does not say so yet. */
function reportOf(row: Handshake, { now, timeoutMs }: { now: Date; timeoutMs: number }): HandshakeReport {
  if (row.state === 'waiting' && row.expiresAt <= now)
    return { state: 'expired', problem: refusal('HANDSHAKE_EXPIRED') }
  if (row.exchangingSince && row.state === 'exchanging' && row.exchangingSince <= givenUpBefore(now, timeoutMs)) {
    return { state: 'interrupted', problem: refusal('HANDSHAKE_INTERRUPTED') }
  }
  if (!row.problemCode) return { state: row.state }
  return { state: row.state, problem: storedRefusal(row.problemCode, row.problemParams) }
}

/** How a tenant's handshake stands now. */
export async function readHandshake(
  tenantId: TenantId,
  handshakeId: HandshakeId,
  deps: ConnectionServices,
): Promise<HandshakeReport> {
  const row = await findHandshake(tenantId, handshakeId, deps)
  if (!row) throw refusal('NOT_FOUND')
  return reportOf(row, { now: deps.clock.now(), timeoutMs: deps.salesforce.timeoutMs })
}
