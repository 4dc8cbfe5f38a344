import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { formatAhead, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

/** Where the spending of this window leads, in sentences. */
export default class Forecast extends LightningElement {
  labels = labelsBelow('web.forecast')

  @api forecast: Answer<'GET /credits/forecast'>

  /** Whether background work cannot spend anything now, such as when the org is short of API requests. */
  @api isPaused = false

  /** Nothing is left to forecast. */
  get isSpent() {
    return this.forecast.spent >= this.forecast.limit
  }

  get isOpen() {
    return !this.isSpent
  }

  get expected() {
    const { expected, low, high, limit, windowEnd } = this.forecast
    const params = { expected, low, high, moment: formatMoment(windowEnd) }
    if (this.isSpent) return label('web.forecast.spent', { limit, ...params })
    if (low === high) return label('web.forecast.expectedJust', params)
    // More than the limit is never used, it is only wished for.
    return expected > limit ? label('web.forecast.wished', params) : label('web.forecast.expected', params)
  }

  get isReached() {
    return !this.isSpent && Boolean(this.forecast.reachedAt)
  }

  get reached() {
    const { limit, reachedAt } = this.forecast
    if (!reachedAt) return undefined
    return label('web.forecast.reached', { limit, moment: formatMoment(reachedAt), ahead: formatAhead(reachedAt) })
  }

  get isFarAway() {
    return !this.isSpent && !this.isReached
  }

  get farAway() {
    return label('web.forecast.notReached', { limit: this.forecast.limit })
  }

  /** How sure it is, and what it rests on. */
  get certainty() {
    const { certainty, basis, daysOfHistory } = this.forecast
    const ground = basis === 'history' ? label('web.forecast.byHistory', { days: daysOfHistory }) : this.labels.byPace
    return `${this.labels[certainty]} ${ground}`
  }
}
