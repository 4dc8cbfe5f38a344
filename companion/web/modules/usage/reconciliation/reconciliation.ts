import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { formatAgo, formatMoment, formatNumber, formatPercent } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import type { Tone } from 'kit/status'

type Headline = { state: string; tone: Tone; text: string }

/** The log is retrieved once a day, and a retrieval may fail once. */
const MAX_AGE_MS = 49 * 3_600_000

const isOld = (readAt: string) => Date.now() - new Date(readAt).getTime() > MAX_AGE_MS

const ageOf = (readAt: string) => ({ moment: formatMoment(readAt), ago: formatAgo(readAt) })

/** Salesforce's own log against our count: by day, and who else calls as the integration user. */
export default class Reconciliation extends LightningElement {
  labels = labelsBelow('web.reconciliation')

  @api reconciliation: Answer<'GET /credits/reconciliation'>

  get isRead() {
    return Boolean(this.reconciliation.readAt)
  }

  /** Which of its states the comparison is in. An old one, or one that failed, proves nothing of today. */
  get headline(): Headline {
    const { problem, readAt, days } = this.reconciliation
    if (problem) return { state: 'failed', tone: 'unknown', text: this.labels.failed }
    if (!readAt) return { state: 'unread', tone: 'unknown', text: this.labels.unread }
    if (days.length === 0) return { state: 'no-days', tone: 'unknown', text: this.labels.noDays }
    if (isOld(readAt)) return { state: 'old', tone: 'unknown', text: label('web.reconciliation.old', ageOf(readAt)) }
    const drifting = days.filter(({ isDrifting }) => isDrifting).length
    const tolerance = formatPercent(this.reconciliation.tolerancePercent)
    const counts = { drifting, days: days.length, tolerance }
    return drifting > 0
      ? { state: 'drifts', tone: 'attention', text: label('web.reconciliation.drifts', counts) }
      : { state: 'agrees', tone: 'good', text: label('web.reconciliation.agrees', counts) }
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
