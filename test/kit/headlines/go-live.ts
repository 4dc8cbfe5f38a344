import type { HeadlineTable } from './headline.ts'

/** How the go-live checklist stands as a whole. */
export const goLiveTable: HeadlineTable<'not-started' | 'attention' | 'unchecked' | 'ready'> = {
  place: 'Go live: the checklist',
  path: '/settings/go-live',
  states: {
    'not-started': {
      meaning: 'nothing',
      when: 'nothing was ever connected or compared',
      colour: 'grey',
      word: 'Not started',
      action: 'Go directly to production',
    },
    attention: {
      meaning: 'trouble',
      when: 'a check is open',
      colour: 'red',
      word: '{n} checks need attention',
      action: 'Go to the report',
    },
    unchecked: {
      meaning: 'unknown',
      when: 'nothing is open, and a check could not be made',
      colour: 'amber',
      word: '{n} could not be checked',
      action: 'Continue without',
    },
    ready: {
      meaning: 'good',
      when: 'each check was made, and none is open',
      colour: 'green',
      word: 'All required checks passed. Ready to go live.',
      action: 'Delete the sandbox connection',
    },
  },
}
