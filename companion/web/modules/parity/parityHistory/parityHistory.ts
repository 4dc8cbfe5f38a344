import { LightningElement, api } from 'lwc'
import { formatMoment, formatNumber } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'

/** The reports made so far, newest first. */
export default class ParityHistory extends LightningElement {
  labels = labelsBelow('web.parity')

  /** @type {{ reportId: string, madeAt: string, counts: { blocking: number, notable: number, identical: number }, sandbox: object, production: object, readAt: string|null, readBy: string|null }[]} */
  @api reports = []

  get isEmpty() {
    return this.reports.length === 0
  }

  get rows() {
    return this.reports.map(({ reportId, madeAt, counts, sandbox, production, readBy }) => ({
      reportId,
      path: `/settings/parity/report?id=${encodeURIComponent(reportId)}`,
      made: formatMoment(madeAt),
      orgs: label('web.parity.against', { sandbox: sandbox.name, production: production.name }),
      blocking: formatNumber(counts.blocking),
      notable: formatNumber(counts.notable),
      identical: formatNumber(counts.identical),
      read: readBy ?? this.labels.unread,
    }))
  }

  handleLink(event) {
    followLink(event)
  }
}
