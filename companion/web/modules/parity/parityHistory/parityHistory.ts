import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { formatMoment, formatNumber } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'

/** The reports made so far, newest first. */
export default class ParityHistory extends LightningElement {
  labels = labelsBelow('web.parity')

  @api reports: Answer<'GET /parity/reports'>['reports'] = []

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

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
