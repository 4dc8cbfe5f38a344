import { api } from 'lwc'
import { Component, type EventOn } from 'kit/component'
import { call, problemOf, type ToldProblem } from 'kit/client'
import { formatAhead, formatMoment } from 'kit/format'
import { label, labelsBelow, type IdBelow } from 'kit/labels'
import { isAdmin } from 'kit/session'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** The server takes at most seven days by its own clock, which may be behind the reader's. */
const MARGIN = 5 * 60 * 1000

const SPANS: { name: IdBelow<'web.mute'>; length: number }[] = [
  { name: 'hour', length: HOUR },
  { name: 'hours', length: 8 * HOUR },
  { name: 'day', length: DAY },
  { name: 'week', length: 7 * DAY - MARGIN },
]

type Refs = { state: HTMLElement }
type Events = { mute: undefined }

/** Mutes the alerts for a while. Alerts of that time are kept and shown, not mailed. */
export default class AlertMute extends Component<Refs, Events> {
  labels = labelsBelow('web.mute')
  isAdmin = isAdmin()
  isBusy = false
  problem?: ToldProblem

  @api mutedUntil: string | null = null

  get isMuted() {
    return this.mutedUntil !== null && new Date(this.mutedUntil).getTime() > Date.now()
  }

  get state() {
    if (!this.mutedUntil || !this.isMuted) return this.labels.off
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

  handleMute({ target }: EventOn<HTMLElement>) {
    const span = SPANS.find(({ name }) => name === target.dataset['span'])
    if (!span) return
    const body = { until: new Date(Date.now() + span.length).toISOString() }
    void this.change(() => call('PUT /credits/alerts/mute', { body }))
  }

  handleUnmute() {
    void this.change(() => call('DELETE /credits/alerts/mute'))
  }

  async change(request: () => Promise<unknown>): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    try {
      await request()
      this.refs.state.focus()
      this.dispatch('mute')
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
    this.isBusy = false
  }
}
