import { LightningElement, api } from 'lwc'
import { label, labelOr } from 'kit/labels'

/** The missing first, then what could not be read. */
const STATES = ['missing', 'unknown']

/** Which rights the integration user lacks, and which could not be read. */
export default class GoLiveFindings extends LightningElement {
  /** @type {{ id: string, state: 'ok'|'missing'|'unknown', object?: string, field?: string, detail: string|null }[]} */
  @api findings = []

  get rows() {
    return STATES.flatMap((state) => this.findings.filter((finding) => finding.state === state)).map((finding) => ({
      key: [finding.id, finding.object, finding.field].join(' '),
      state: label(`web.goLive.finding.${finding.state}`),
      stateClass: `state state_${finding.state}`,
      what: labelOr(`golive.permission.${finding.id}.title`, finding.id),
      where: [finding.object, finding.field].filter(Boolean).join('.'),
      detail: finding.detail,
      remedy: labelOr(`golive.permission.${finding.id}.remedy`),
    }))
  }

  get inOrder() {
    return this.findings.filter(({ state }) => state === 'ok').length
  }

  get inOrderText() {
    return label('web.goLive.inOrder', { count: this.inOrder })
  }
}
