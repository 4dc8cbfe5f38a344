import { findPerson } from '../../accounts/index.ts'
import { asWork, type Work } from '../../credits/index.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import type { HandshakeId } from '../ids.ts'
import { refusalFor } from '../../platform/http/problem.ts'
import type { ConnectionServices } from '../services.ts'
import { connectOrg } from './connect-org.ts'
import { endAsRefused, findByOAuthState, startExchange, type Handshake } from './store.ts'
import type { CallbackQuery } from '../schemas.ts'
import { hasHash, hashOf } from '../../platform/secret-hash.ts'

/** How a callback ended. The handshake is named only to the browser that began it. */
export type CallbackOutcome = { handshakeId?: HandshakeId } & (
  { state: 'connected' } | { state: 'refused'; problem: Refusal }
)

/** The secret that this browser keeps for a handshake, if it began it. */
type SecretOf = (handshakeId: HandshakeId) => string | undefined

/** Ends a handshake with the answer of Salesforce: connects the org, or returns why not. Never throws. */
export async function answerCallback(
  query: CallbackQuery,
  secretOf: SecretOf,
  deps: ConnectionServices,
): Promise<CallbackOutcome> {
  try {
    const claim = await claimHandshake(query.state, secretOf, deps)
    return await endHandshake(claim, query, deps)
  } catch (fault) {
    return { state: 'refused', problem: problemOf(fault, undefined, deps) }
  }
}

/** A handshake that this callback may end, and the admin who began it. */
type Claim = { handshake: Handshake; by: Work['by'] }

async function endHandshake(
  { handshake, by }: Claim,
  query: CallbackQuery,
  deps: ConnectionServices,
): Promise<CallbackOutcome> {
  const { handshakeId, tenantId, purpose: kind } = handshake
  try {
    await asWork({ tenantId, kind, by }, () => connectOrg(handshake, query, deps), deps)
    return { handshakeId, state: 'connected' }
  } catch (fault) {
    const problem = problemOf(fault, handshakeId, deps)
    await endAsRefused(handshakeId, problem, deps)
    return { handshakeId, state: 'refused', problem }
  }
}

/** Checks what can be checked before Salesforce is asked, and claims the handshake for this callback alone. */
async function claimHandshake(state: string | undefined, secretOf: SecretOf, deps: ConnectionServices): Promise<Claim> {
  const now = deps.clock.now()
  const found = state ? await findByOAuthState(hashOf(state), deps) : undefined
  const handshake = decideClaim(found, found && secretOf(found.handshakeId), now)
  const by = await requireStillAdmin(handshake, deps)
  if (!(await startExchange(handshake.handshakeId, now, deps))) throw refusal(whyTaken(handshake))
  return { handshake, by }
}

const whyTaken = ({ state }: Handshake) => (state === 'interrupted' ? 'HANDSHAKE_INTERRUPTED' : 'HANDSHAKE_USED')

/** Checks again what the route checked when the handshake began: minutes have passed since. */
async function requireStillAdmin({ personId }: Handshake, deps: ConnectionServices): Promise<Work['by']> {
  const author = personId && (await findPerson(personId, deps))
  if (!author || author.role !== 'admin') throw refusal('ADMIN_ONLY')
  return author
}

/** The handshake, if this callback may end it. */
function decideClaim(found: Handshake | undefined, browserSecret: string | undefined, now: Date): Handshake {
  if (!found) throw refusal('HANDSHAKE_UNKNOWN')
  if (!browserSecret || !hasHash(browserSecret, found.browserHash)) throw refusal('HANDSHAKE_OTHER_BROWSER')
  if (found.expiresAt <= now) throw refusal('HANDSHAKE_EXPIRED')
  return found
}

/** The history tells of a fault under the id of its handshake. */
function problemOf(fault: unknown, handshakeId: HandshakeId | undefined, { log }: ConnectionServices): Refusal {
  const problem = refusalFor(fault)
  if (problem.code === 'INTERNAL') log.error({ err: fault, handshakeId }, 'a handshake failed')
  return problem
}
