import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { consumerName } from 'usage/consumers'
import { formatAhead, formatMoment, formatNumber, zoneName } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

/** What the integration used of its daily limit in the current window, who used it, and when the window resets. */
export default class CreditWindow extends LightningElement {
  labels = labelsBelow('web.credits')

  @api credits: Answer<'GET /credits/window'>

  /** Shows where every credit of the window is, also when all are used or left. */
  @api isDetailed = false

  get resets() {
    const { windowEnd } = this.credits
    return label('web.credits.resets', { moment: formatMoment(windowEnd), ahead: formatAhead(windowEnd) })
  }

  get zone() {
    return label('web.credits.zone', { zone: zoneName })
  }

  /** Used and left say everything, unless something is reserved or was lost. */
  get hasFigures() {
    const { reserved, lost } = this.credits
    return this.isDetailed || reserved > 0 || lost > 0
  }

  get figures() {
    const { used, reserved, lost, left } = this.credits
    const figures = [
      { name: 'used', text: this.labels.usedName, credits: used },
      { name: 'reserved', text: this.labels.reservedName, credits: reserved },
      ...(lost > 0 ? [{ name: 'lost', text: this.labels.lostName, credits: lost }] : []),
      { name: 'left', text: this.labels.leftName, credits: left },
    ]
    return figures.map((figure) => ({ ...figure, credits: formatNumber(figure.credits) }))
  }

  get consumers() {
    return this.credits.byConsumer.map(({ consumer, credits }) => ({
      consumer,
      name: consumerName(consumer),
      credits: formatNumber(credits),
    }))
  }

  get hasConsumers() {
    return this.credits.byConsumer.length > 0
  }
}
