import type { Clock } from '../../platform/clock.ts'
import { type Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import type { HandshakeId } from '../../platform/ids.ts'
import { refusalFor } from '../../platform/http/problem.ts'
import { connectOrg, type ConnectDeps } from './connect-org.ts'
import type { Handshake, HandshakeStore } from './store.ts'
import type { CallbackQuery } from '../schemas.ts'
import { hasHash, hashOf } from '../tokens/secrets.ts'

/** How a callback ended. The handshake is named only to the browser that began it. */
export type CallbackOutcome = { handshakeId?: HandshakeId } & (
  { state: 'connected' } | { state: 'refused'; problem: Refusal }
)

export type CallbackDeps = ConnectDeps & { handshakes: HandshakeStore; clock: Clock }

/** Ends a handshake with what came back from Salesforce: connects the org, or says why not. Never throws. */
export async function answerCallback(
  query: CallbackQuery,
  browserSecret: string | undefined,
  deps: CallbackDeps,
): Promise<CallbackOutcome> {
  try {
    const handshake = await claimHandshake(query.state, browserSecret, deps)
    return await endHandshake(handshake, query, deps)
  } catch (fault) {
    return { state: 'refused', problem: problemOf(fault, deps) }
  }
}

async function endHandshake(handshake: Handshake, query: CallbackQuery, deps: CallbackDeps): Promise<CallbackOutcome> {
  const { handshakeId } = handshake
  try {
    await connectOrg(handshake, query, deps)
    return { handshakeId, state: 'connected' }
  } catch (fault) {
    const problem = problemOf(fault, deps)
    await deps.handshakes.refused(handshakeId, problem)
    return { handshakeId, state: 'refused', problem }
  }
}

/** Checks everything that can be checked before Salesforce is asked, and takes the handshake: nobody else gets it. */
async function claimHandshake(
  state: string | undefined,
  browserSecret: string | undefined,
  { handshakes, clock }: CallbackDeps,
): Promise<Handshake> {
  const now = clock.now()
  const handshake = decideClaim(state ? await handshakes.byOAuthState(hashOf(state)) : undefined, browserSecret, now)
  if (!(await handshakes.claim(handshake.handshakeId, now))) throw refusal(whyTaken(handshake))
  return handshake
}

const whyTaken = ({ state }: Handshake) => (state === 'interrupted' ? 'HANDSHAKE_INTERRUPTED' : 'HANDSHAKE_USED')

/** The handshake, if this callback may end it. */
function decideClaim(found: Handshake | undefined, browserSecret: string | undefined, now: Date): Handshake {
  if (!found) throw refusal('HANDSHAKE_UNKNOWN')
  if (!browserSecret || !hasHash(browserSecret, found.browserHash)) throw refusal('HANDSHAKE_OTHER_BROWSER')
  if (found.expiresAt <= now) throw refusal('HANDSHAKE_EXPIRED')
  return found
}

function problemOf(fault: unknown, { log }: CallbackDeps): Refusal {
  const problem = refusalFor(fault)
  if (problem.code === 'INTERNAL') log.error({ err: fault }, 'a handshake failed')
  return problem
}
