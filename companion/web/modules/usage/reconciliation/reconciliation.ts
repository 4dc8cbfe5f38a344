import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { formatMoment, formatNumber, formatPercent } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

/** Salesforce's own log against our count: by day, and who else calls as the integration user. */
export default class Reconciliation extends LightningElement {
  labels = labelsBelow('web.reconciliation')

  @api reconciliation: Answer<'GET /credits/reconciliation'>

  get isRead() {
    return Boolean(this.reconciliation.readAt)
  }

  /** Nothing to show, and nothing wrong with that. */
  get isUnread() {
    return !this.isRead && !this.reconciliation.problem
  }

  get driftingDays() {
    return this.reconciliation.days.filter(({ isDrifting }) => isDrifting).length
  }

  get variant() {
    return this.driftingDays > 0 ? 'warning' : 'success'
  }

  get summary() {
    const { days, tolerancePercent } = this.reconciliation
    const counts = { drifting: this.driftingDays, days: days.length, tolerance: formatPercent(tolerancePercent) }
    return this.driftingDays > 0
      ? label('web.reconciliation.drifts', counts)
      : label('web.reconciliation.agrees', counts)
  }

  get read() {
    const { readAt } = this.reconciliation
    return readAt && label('web.reconciliation.read', { moment: formatMoment(readAt) })
  }

  get hasDays() {
    return this.reconciliation.days.length > 0
  }

  get hasOthers() {
    return this.reconciliation.others.length > 0
  }

  get others() {
    return this.reconciliation.others.map(({ clientName, appName, credits }) => ({
      key: `${clientName} ${appName}`,
      name: clientName || appName || this.labels.unnamed,
      app: clientName && appName !== clientName ? appName : '',
      credits: formatNumber(credits),
    }))
  }

  get uncounted() {
    const { uncounted } = this.reconciliation
    return uncounted > 0 && label('web.reconciliation.uncounted', { uncounted })
  }
}
