import { LightningElement, api } from 'lwc'
import { formatAgo, formatList, formatMoment, formatNumber } from 'kit/format'
import { openOf, type Report } from 'parity/parityFilter'
import { areVersionsDifferent, headlineOf, TONES } from 'parity/parityHeadline'
import { label, labelOr, labelsBelow } from 'kit/labels'

type Side = 'sandbox' | 'production'
type Source = Report[Side]['source']

const COUNTS: (keyof Report['counts'])[] = ['blocking', 'notable', 'identical']
const SIDES: Side[] = ['sandbox', 'production']

/** Why a part is unknown. Only the Tooling API tells validation rules, which the package in an org does not ask. */
const reasonOf = (part: string, source: Source) => (source === 'pushed' && part === 'rules' ? 'rulesPushed' : source)

/** What a report comes to: how much blocks, and which orgs were compared when. */
export default class ParitySummary extends LightningElement {
  labels = labelsBelow('web.parity')

  @api report: Report

  /** How many blocking differences are not accepted. */
  get open() {
    return openOf(this.report.differences)
  }

  get counts() {
    return COUNTS.map((name) => ({
      name,
      number: formatNumber(name === 'blocking' ? this.open : this.report.counts[name]),
      text: label(`web.parity.counts.${name}`),
      className: `count count_${name}`,
    }))
  }

  get headline() {
    const state = headlineOf(this.report)
    return { state, tone: TONES[state], text: label(`web.parity.headline.${state}`, { open: this.open }) }
  }

  get sides() {
    return SIDES.map((side) => {
      const { name, organizationId, takenAt, source } = this.report[side]
      const taken = { moment: formatMoment(takenAt), ago: formatAgo(takenAt) }
      return {
        side,
        name,
        organizationId,
        taken: label(`web.parity.taken.${source}`, taken),
        apiVersion: this.versionText(side),
      }
    })
  }

  private versionText(side: Side) {
    const version = this.report.apiVersions[side]
    return version === null ? this.labels.apiVersionUnknown : label('web.parity.apiVersion', { version })
  }

  get areVersionsDifferent() {
    return areVersionsDifferent(this.report)
  }

  /** What of each org could not be read, so that nothing is said about it, and why. */
  get unread() {
    return SIDES.filter((side) => this.report.unknown[side].length > 0).map((side) => {
      const { name: org, source } = this.report[side]
      const names = this.report.unknown[side]
      const parts = formatList(names.map((name) => labelOr(`web.parity.list.${name}`, name)))
      const reasons = [...new Set(names.map((name) => reasonOf(name, source)))]
      return {
        side,
        text: label('web.parity.notCompared', { org, parts }),
        reasons: reasons.map((reason) => label(`web.parity.why.${reason}`)),
      }
    })
  }

  get readText() {
    const { readAt, readBy } = this.report
    return readAt ? label('web.parity.readBy', { name: readBy, moment: formatMoment(readAt) }) : this.labels.unread
  }
}
