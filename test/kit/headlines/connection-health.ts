import type { HeadlineTable } from './headline.ts'

const ACTION = { action: 'Test connection' }

/** How a connection does. */
export const connectionHealthTable: HeadlineTable<'working' | 'failing' | 'log' | 'paused' | 'unknown' | 'stale'> = {
  place: 'Connections: health',
  path: '/settings/connections',
  states: {
    working: {
      meaning: 'good',
      when: 'a request has succeeded within three hours',
      colour: 'green',
      word: 'Working',
      ...ACTION,
    },
    failing: { meaning: 'trouble', when: 'requests fail', colour: 'red', word: 'Failing', ...ACTION },
    log: {
      meaning: 'attention',
      when: 'the event log alone cannot be read',
      colour: 'amber',
      word: 'Event log failing',
      ...ACTION,
    },
    paused: { meaning: 'attention', when: 'a limit stops background work', colour: 'amber', word: 'Paused', ...ACTION },
    unknown: { meaning: 'unknown', when: 'nothing was called yet', colour: 'grey', word: 'Not known yet', ...ACTION },
    stale: {
      meaning: 'unknown',
      when: 'nothing has succeeded for more than three hours',
      colour: 'grey',
      word: 'Not known: no recent call',
      ...ACTION,
    },
  },
}
