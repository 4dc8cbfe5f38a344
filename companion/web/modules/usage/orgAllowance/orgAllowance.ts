import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { formatAgo, formatAhead, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

/** What the org itself last said of its allowance: a sliding 24 hours over everybody who calls it. */
export default class OrgAllowance extends LightningElement {
  labels = labelsBelow('web.orgAllowance')

  @api org: NonNullable<Answer<'GET /credits/settings'>['org']>

  get age() {
    return label('web.orgAllowance.age', { ago: formatAgo(this.org.observedAt) })
  }

  get isLow() {
    return this.org.state === 'low'
  }

  /** All work stopped: what was refused, and when it is tried again. */
  get spent() {
    const { state, probeAt } = this.org
    if (state !== 'spent') return undefined
    if (!probeAt) return this.labels.spent
    return label('web.orgAllowance.spentUntil', { moment: formatMoment(probeAt), ahead: formatAhead(probeAt) })
  }
}
