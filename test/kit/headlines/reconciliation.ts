import type { HeadlineTable } from './headline.ts'

type State = 'unread' | 'no-days' | 'failed' | 'old' | 'drifts' | 'agrees'

/** Whether our count agrees with Salesforce's own. */
export const reconciliationTable: HeadlineTable<State> = {
  place: 'API usage: reconciliation',
  path: '/usage',
  states: {
    unread: {
      meaning: 'unknown',
      when: 'the event log was never retrieved',
      colour: 'grey',
      word: 'The Salesforce event log has not been retrieved yet.',
      action: null,
    },
    'no-days': {
      meaning: 'unknown',
      when: 'the event log has no full day yet',
      colour: 'grey',
      word: 'Salesforce’s log has no full day yet.',
      action: null,
    },
    failed: {
      meaning: 'unknown',
      when: 'the event log cannot be retrieved',
      colour: 'grey',
      word: 'Not known: the Salesforce event log cannot be retrieved.',
      action: null,
    },
    old: {
      meaning: 'unknown',
      when: 'the event log was last retrieved more than 49 hours ago',
      colour: 'grey',
      word: 'Not known: the Salesforce event log was last retrieved',
      action: null,
    },
    drifts: {
      meaning: 'attention',
      when: 'the counts of a day differ by more than is normal',
      colour: 'amber',
      word: 'The counts differ by more than',
      action: 'show the hours',
    },
    agrees: {
      meaning: 'good',
      when: 'the counts of each day agree',
      colour: 'green',
      word: 'Both counts agree on',
      action: null,
    },
  },
}
