import { LightningElement, api } from 'lwc'
import { formatMoment } from 'kit/format'
import { label, labelOr, labelsBelow } from 'kit/labels'

const SHOWN_FIRST = 10

/** Reasons that go without saying. */
const REASONS = { 'sandbox-refreshed': 'SANDBOX_REFRESHED' }

/** Why something happened, unless that says no more than what happened. */
const reasonOf = ({ event, reason }) => reason && reason !== REASONS[event] && labelOr(`error.${reason}.title`, reason)

/** What happened to the connections of this account, newest first. */
export default class ConnectionHistory extends LightningElement {
  labels = labelsBelow('web.history')
  isComplete = false

  /** @type {{ eventId: number, at: string, event: string, reason: string|null, by: string|null, organizationId: string, environment: string }[]} */
  @api events = []

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
