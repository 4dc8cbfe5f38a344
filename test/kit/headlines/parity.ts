import type { HeadlineTable } from './headline.ts'

type State = 'blocking' | 'unchecked' | 'accepted' | 'none-blocking' | 'identical'

/** What a parity report comes to. */
export const parityReportTable: HeadlineTable<State> = {
  place: 'Parity report: summary',
  path: '/settings/parity/report',
  states: {
    blocking: {
      meaning: 'attention',
      when: 'a blocking difference is not accepted',
      colour: 'amber',
      word: '{n} blocking differences are not accepted.',
      action: 'Accept selected',
    },
    unchecked: {
      meaning: 'unknown',
      when: 'nothing blocks, but a part was not compared or the API versions differ',
      colour: 'amber',
      word: 'Some parts were not compared.',
      action: 'Next: Checklist',
    },
    accepted: {
      meaning: 'good',
      when: 'everything was compared, and an admin has accepted what blocks',
      colour: 'green',
      word: 'Every blocking difference is accepted.',
      action: 'Next: Checklist',
    },
    'none-blocking': {
      meaning: 'good',
      when: 'everything was compared, and no difference blocks',
      colour: 'green',
      word: 'Nothing blocks going live.',
      action: 'Next: Checklist',
    },
    identical: {
      meaning: 'good',
      when: 'everything was compared, and nothing differs',
      colour: 'green',
      word: 'The two orgs do not differ.',
      action: 'Next: Checklist',
    },
  },
}
