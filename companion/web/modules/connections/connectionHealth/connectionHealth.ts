import { api } from 'lwc'
import { call, problemOf, type Answer, type ToldProblem } from 'kit/client'
import { Component, type NoRefs } from 'kit/component'
import { formatAgo, formatAhead, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { isAdmin } from 'kit/session'
import type { Connection } from 'connections/connectionCard'

/** Whether a connection works, as the API tells of it. */
export type Health = NonNullable<Connection['health']>

type Events = { tested: Answer<'POST /connections/:connectionId/test'> }

const ICONS = {
  working: { name: 'utility:success', variant: 'success' },
  failing: { name: 'utility:error', variant: 'error' },
  log: { name: 'utility:warning', variant: 'warning' },
  paused: { name: 'utility:pause', variant: 'warning' },
  unknown: { name: 'utility:help', variant: undefined },
  stale: { name: 'utility:help', variant: undefined },
}

/** How a connection does, in one word. Where the event log alone fails, everything else works. */
export function wordOf({ state, failure, lastSuccessAt }: Health) {
  if (state === 'failing') return failure?.part === 'event-log' ? 'log' : state
  return state === 'unknown' && lastSuccessAt ? 'stale' : state
}

/** What came of a test: it tells of every request, and nothing of the event log. */
const resultOf = ({ failure }: Health) =>
  failure?.part === 'api'
    ? label('web.health.tested.failing', { title: failure.cause.title })
    : label('web.health.tested.working')

/** Whether a connection works, why not, and a button that finds out now. */
export default class ConnectionHealth extends Component<NoRefs, Events> {
  labels = labelsBelow('web.health')
  isAdmin = isAdmin()
  isTesting = false
  result = ''
  problem?: ToldProblem

  @api connectionId: string

  @api health: Health

  get word() {
    return wordOf(this.health)
  }

  get icon() {
    return ICONS[this.word]
  }

  get stateClass() {
    return `state state_${this.word}`
  }

  get stateText() {
    return label(`web.health.state.${this.word}`)
  }

  get isBusy() {
    return String(this.isTesting)
  }

  get unknownText() {
    if (this.word === 'stale') return this.labels.staleText
    return this.word === 'unknown' ? this.labels.unknownText : undefined
  }

  get isLog() {
    return this.word === 'log'
  }

  /** Why it does not work, with what to do. */
  get cause() {
    const { state, failure, pause } = this.health
    return state === 'paused' ? pause?.cause : failure?.cause
  }

  get facts() {
    return [...this.factsOfFailure, ...this.factsOfPause, this.lastSuccess, ...this.lastError]
  }

  get factsOfFailure() {
    const { failure } = this.health
    if (!failure) return []
    return [fact(this.labels.failingSince, failure.since), { name: this.labels.nextTry, ...this.nextTry(failure) }]
  }

  get factsOfPause() {
    const until = this.health.pause?.until
    if (!until) return []
    return [{ name: this.labels.pausedUntil, value: formatMoment(until), more: formatAhead(until) }]
  }

  get lastSuccess() {
    const { lastSuccessAt } = this.health
    return lastSuccessAt
      ? fact(this.labels.lastSuccess, lastSuccessAt)
      : { name: this.labels.lastSuccess, value: this.labels.never, more: undefined }
  }

  get lastError() {
    const { lastFailure } = this.health
    if (!lastFailure) return []
    const { at, cause } = lastFailure
    return [{ name: this.labels.lastError, value: cause.title, more: `${formatMoment(at)} (${formatAgo(at)})` }]
  }

  nextTry({ nextTryAt }: NonNullable<Health['failure']>) {
    if (!nextTryAt) return { value: this.labels.nextReading, more: undefined }
    const isDue = new Date(nextTryAt).getTime() <= Date.now()
    return { value: formatMoment(nextTryAt), more: isDue ? this.labels.due : formatAhead(nextTryAt) }
  }

  get testLabel() {
    return this.isTesting ? this.labels.testing : this.labels.test
  }

  /** The button keeps the focus while a test runs, so a second press must do nothing. */
  async handleTest() {
    if (this.isTesting) return
    this.isTesting = true
    this.problem = undefined
    this.result = this.labels.testing
    try {
      const health = await call('POST /connections/:connectionId/test', { params: { connectionId: this.connectionId } })
      this.result = health ? resultOf(health) : ''
      this.dispatch('tested', health)
    } catch (thrown) {
      this.result = ''
      this.problem = problemOf(thrown)
    }
    this.isTesting = false
  }
}

const fact = (name: string, at: string) => ({ name, value: formatMoment(at), more: formatAgo(at) })
