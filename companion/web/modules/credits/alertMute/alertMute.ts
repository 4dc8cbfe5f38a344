import { LightningElement, api } from 'lwc'
import { call } from 'kit/client'
import { formatAhead, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { isAdmin } from 'kit/session'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** The server takes at most seven days by its own clock, which may be behind the reader's. */
const MARGIN = 5 * 60 * 1000

const SPANS = [
  { name: 'hour', length: HOUR },
  { name: 'hours', length: 8 * HOUR },
  { name: 'day', length: DAY },
  { name: 'week', length: 7 * DAY - MARGIN },
]

/** Silences the alerts for a while, at once; what happens meanwhile is kept and shown, not mailed. */
export default class AlertMute extends LightningElement {
  labels = labelsBelow('web.mute')
  isAdmin = isAdmin()
  isBusy = false
  problem

  /** @type {string|null} */
  @api mutedUntil

  get isMuted() {
    return Boolean(this.mutedUntil) && new Date(this.mutedUntil).getTime() > Date.now()
  }

  get state() {
    if (!this.isMuted) return this.labels.off
    return label('web.mute.until', { moment: formatMoment(this.mutedUntil), ahead: formatAhead(this.mutedUntil) })
  }

  get isSpansShown() {
    return this.isAdmin && !this.isMuted
  }

  get isUnmuteShown() {
    return this.isAdmin && this.isMuted
  }

  get spans() {
    return SPANS.map(({ name }) => ({ name, text: this.labels[name] }))
  }

  handleMute(event) {
    const { length } = SPANS.find(({ name }) => name === event.target.dataset.span)
    const body = { until: new Date(Date.now() + length).toISOString() }
    return this.change(() => call('PUT', '/credits/alerts/mute', { body }))
  }

  handleUnmute() {
    return this.change(() => call('DELETE', '/credits/alerts/mute'))
  }

  async change(request) {
    if (this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    try {
      await request()
      this.refs.state.focus()
      this.dispatchEvent(new CustomEvent('mute'))
    } catch (problem) {
      this.problem = problem
    }
    this.isBusy = false
  }
}
