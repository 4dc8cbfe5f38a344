import type { HeadlineTable } from './headline.ts'

/** Whether a paired org still reports. */
export const pairedOrgTable: HeadlineTable<'reporting' | 'silent'> = {
  place: 'Salesforce orgs: reports',
  path: '/settings/orgs',
  states: {
    reporting: {
      meaning: 'good',
      when: 'the org has reported within 26 hours',
      colour: 'green',
      word: 'Reporting',
      action: null,
    },
    silent: {
      meaning: 'unknown',
      when: 'the org has not reported for more than 26 hours',
      colour: 'amber',
      word: 'No recent report',
      action: null,
    },
  },
}
