import { refusal } from './refusals.ts'

/** `sandbox-refreshed`: another org answers where the sandbox was. `deleting`: shown as Deletion in progress. */
export type ConnectionStatus = 'connected' | 'authorization-required' | 'sandbox-refreshed' | 'deleting'

/** Where the connection of a tenant stands. `none`: there is no row. */
export type ConnectionState = ConnectionStatus | 'none'

/** What happens to a connection. */
export const EVENTS = [
  'connected',
  'authorization-lost',
  'reauthorized',
  'sandbox-refreshed',
  'relinked',
  'failing',
  'works-again',
  'event-log-failing',
  'event-log-works-again',
  'deletion-requested',
  'deleted',
] as const
export type ConnectionEvent = (typeof EVENTS)[number]

const MACHINE = {
  connected: { from: ['none'], to: 'connected' },
  'authorization-lost': { from: ['connected'], to: 'authorization-required' },
  reauthorized: { from: ['connected', 'authorization-required'], to: 'connected' },
  'sandbox-refreshed': { from: ['connected', 'authorization-required'], to: 'sandbox-refreshed' },
  relinked: { from: ['sandbox-refreshed'], to: 'connected' },
  failing: { from: ['connected'], to: 'connected' },
  'works-again': { from: ['connected'], to: 'connected' },
  'event-log-failing': { from: ['connected'], to: 'connected' },
  'event-log-works-again': { from: ['connected'], to: 'connected' },
  'deletion-requested': { from: ['connected', 'authorization-required', 'sandbox-refreshed'], to: 'deleting' },
  deleted: { from: ['deleting'], to: 'none' },
} as const satisfies Record<ConnectionEvent, { from: readonly ConnectionState[]; to: ConnectionState }>

type After<Event extends ConnectionEvent> = (typeof MACHINE)[Event]['to']

/** Whether an event may happen in a state. */
export const mayHappen = (event: ConnectionEvent, state: ConnectionState): boolean =>
  MACHINE[event].from.some((from) => from === state)

/** The state that an event leads to from another; what the machine does not know is refused. */
export function stateAfter<Event extends ConnectionEvent>(event: Event, state: ConnectionState): After<Event> {
  if (!mayHappen(event, state)) throw refusal('CONNECTION_STATE', { state, event })
  return MACHINE[event].to
}
