import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { formatMoment } from 'kit/format'
import { label, labelOr, labelsBelow } from 'kit/labels'

/** Something that happened to a connection. */
export type HistoryEvent = Answer<'GET /connections/events'>['events'][number]

/** A sign-in that failed. It changed nothing. */
export type FailedSignIn = Answer<'GET /connections/events'>['failedSignIns'][number]

const SHOWN_FIRST = 10

/** Reasons that go without saying. */
const REASONS: Partial<Record<HistoryEvent['event'], string>> = { 'sandbox-refreshed': 'SANDBOX_REFRESHED' }

/** Why something happened, unless that says no more than what happened. */
const reasonOf = ({ event, reason }: HistoryEvent) =>
  reason && reason !== REASONS[event] && labelOr(`error.${reason}.title`, reason)

/** What happened to the connections of this account and which sign-ins failed, newest first. */
export default class ConnectionHistory extends LightningElement {
  labels = labelsBelow('web.history')
  isComplete = false

  @api events: HistoryEvent[] = []

  @api failedSignIns: FailedSignIn[] = []

  get isEmpty() {
    return this.all.length === 0
  }

  get all() {
    const rows = [
      ...this.events.map((event) => this.rowOf(event)),
      ...this.failedSignIns.map((one) => this.failed(one)),
    ]
    return rows.toSorted((one, other) => other.at.localeCompare(one.at))
  }

  get rows() {
    return this.isComplete ? this.all : this.all.slice(0, SHOWN_FIRST)
  }

  rowOf(event: HistoryEvent) {
    return {
      key: `event ${event.eventId}`,
      at: event.at,
      moment: formatMoment(event.at),
      rowClass: 'event',
      what: label(`web.history.event.${event.event}`),
      who: event.by ?? this.labels.service,
      reason: reasonOf(event),
      cause: undefined,
      environmentName: label(`web.environment.${event.environment}`),
      place: event.organizationId,
    }
  }

  failed({ handshakeId, at, purpose, by, cause, environment, loginHost }: FailedSignIn) {
    return {
      key: `sign-in ${handshakeId}`,
      at,
      moment: formatMoment(at),
      rowClass: 'event event_failed',
      what: label(`web.history.signInFailed.${purpose}`),
      who: by ?? this.labels.unknownPerson,
      reason: cause.title,
      cause: cause.detail,
      environmentName: label(`web.environment.${environment}`),
      place: loginHost,
    }
  }

  get hasMore() {
    return !this.isComplete && this.all.length > SHOWN_FIRST
  }

  get allText() {
    return label('web.history.all', { count: this.all.length })
  }

  handleAll() {
    this.isComplete = true
  }
}
