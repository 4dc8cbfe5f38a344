import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { formatMoment } from 'kit/format'
import { label, labelOr, labelsBelow } from 'kit/labels'

/** Something that happened to a connection. */
export type HistoryEvent = Answer<'GET /connections/events'>['events'][number]

const SHOWN_FIRST = 10

/** Reasons that go without saying. */
const REASONS: Partial<Record<HistoryEvent['event'], string>> = { 'sandbox-refreshed': 'SANDBOX_REFRESHED' }

/** Why something happened, unless that says no more than what happened. */
const reasonOf = ({ event, reason }: HistoryEvent) =>
  reason && reason !== REASONS[event] && labelOr(`error.${reason}.title`, reason)

/** What happened to the connections of this account, newest first. */
export default class ConnectionHistory extends LightningElement {
  labels = labelsBelow('web.history')
  isComplete = false

  @api events: HistoryEvent[] = []

  get isEmpty() {
    return this.events.length === 0
  }

  get rows() {
    return (this.isComplete ? this.events : this.events.slice(0, SHOWN_FIRST)).map((event) => ({
      ...event,
      moment: formatMoment(event.at),
      what: label(`web.history.event.${event.event}`),
      who: event.by ?? this.labels.service,
      reason: reasonOf(event),
      environmentName: label(`web.environment.${event.environment}`),
    }))
  }

  get hasMore() {
    return !this.isComplete && this.events.length > SHOWN_FIRST
  }

  get allText() {
    return label('web.history.all', { count: this.events.length })
  }

  handleAll() {
    this.isComplete = true
  }
}
