import type { InvitationState } from './kinds.ts'
import type { Invited } from './store.ts'

type Of = Pick<Invited, 'sentAt' | 'expiresAt' | 'isBacked'>

/** Whether an invitation can be accepted at a moment. */
export const isOpen = ({ expiresAt, isBacked }: Of, now: Date): boolean =>
  isBacked && expiresAt !== null && expiresAt > now

/** How far the invitation of a person has come at a moment. */
export function stateOf(hasPassword: boolean, invited: Of | undefined, now: Date): InvitationState {
  if (hasPassword) return 'active'
  if (!invited) return 'pending'
  if (!invited.isBacked) return 'expired'
  if (invited.sentAt === null) return 'invited'
  return isOpen(invited, now) ? 'pending' : 'expired'
}
