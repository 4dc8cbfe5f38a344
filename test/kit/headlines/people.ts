import type { HeadlineTable } from './headline.ts'

type State = 'invited' | 'pending' | 'expired' | 'active'

/** How far an invitation has come. */
export const invitationTable: HeadlineTable<State> = {
  place: 'People: status',
  path: '/settings/people',
  states: {
    invited: {
      meaning: 'unknown',
      when: 'an invitation is not mailed yet',
      colour: 'grey',
      word: 'Invitation being sent',
      action: 'Withdraw the invitation',
    },
    pending: {
      meaning: 'nothing',
      when: 'an invitation is mailed and neither accepted nor expired',
      colour: 'blue',
      word: 'Invitation pending',
      action: 'Resend the invitation',
    },
    expired: {
      meaning: 'attention',
      when: 'an invitation has expired, or its inviter has left',
      colour: 'amber',
      word: 'Invitation expired',
      action: 'Resend the invitation',
    },
    active: { meaning: 'good', when: 'a person has set a password', colour: 'green', word: 'Active', action: null },
  },
}
