import type { Duration } from '../../platform/clock.ts'

/** What a person is invited to, with how long the invitation stands once it is mailed. */
export const INVITATION_LIFE = {
  account: { hours: 72 },
  'sales-connect': { hours: 168 },
} as const satisfies Record<string, Duration>

export type InvitationKind = keyof typeof INVITATION_LIFE

/** How far an invitation has come. A person who was not invited, such as the first admin, is pending until a sign-in. */
export type InvitationState = 'invited' | 'pending' | 'expired' | 'active'
