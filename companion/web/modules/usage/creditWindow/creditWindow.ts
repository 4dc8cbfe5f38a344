import { LightningElement, api } from 'lwc'
import type { Spend } from 'credits/spendBar'
import type { Answer } from 'kit/client'
import { consumerName } from 'usage/consumers'
import { formatAhead, formatMoment, formatNumber, zoneName } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

/** What can still be spent now, who used the credits of the current window, and when the window resets. */
export default class CreditWindow extends LightningElement {
  labels = labelsBelow('web.credits')

  @api credits: Answer<'GET /credits/window'>

  /** What can still be spent now. */
  @api spend: Spend

  get resets() {
    const { windowEnd } = this.credits
    return label('web.credits.resets', { moment: formatMoment(windowEnd), ahead: formatAhead(windowEnd) })
  }

  get zone() {
    return label('web.credits.zone', { zone: zoneName })
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
