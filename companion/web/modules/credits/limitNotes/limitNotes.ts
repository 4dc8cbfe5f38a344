import { LightningElement, api } from 'lwc'
import type { Settings } from 'credits/settingText'
import type { Answer } from 'kit/client'
import { formatAgo, formatAhead, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

/** What the daily limit means for this org and this window. */
export default class LimitNotes extends LightningElement {
  labels = labelsBelow('web.limitNotes')

  @api settings: Settings

  /** The credits of the window, if they could be read. */
  @api credits?: Answer<'GET /credits/window'>

  /** Why nothing is sent any more, when the limit lies at or below what the window has spent. */
  get stopped() {
    if (!this.credits) return undefined
    const { used, lost, limit, windowEnd } = this.credits
    if (used + lost < limit) return undefined
    const until = { moment: formatMoment(windowEnd), ahead: formatAhead(windowEnd) }
    return label('web.limitNotes.stopped', { used, limit, ...until })
  }

  get isAboveOrg() {
    const { org, dailyLimit } = this.settings
    return Boolean(org && dailyLimit > org.limit)
  }

  get orgText() {
    const { org } = this.settings
    if (!org) return this.labels.unknown
    const known = { limit: org.limit, ago: formatAgo(org.observedAt) }
    return this.isAboveOrg ? label('web.limitNotes.above', known) : label('web.limitNotes.below', known)
  }
}
