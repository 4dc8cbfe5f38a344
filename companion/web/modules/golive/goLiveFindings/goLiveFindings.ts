import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { label, labelOr } from 'kit/labels'

type Finding = Answer<'POST /go-live/permissions'>['findings'][number]

/** The missing first, then what could not be read. */
const STATES: Finding['state'][] = ['missing', 'unknown']

/** Which rights the integration user lacks, and which could not be read. */
export default class GoLiveFindings extends LightningElement {
  @api findings: Finding[] = []

  get rows() {
    return STATES.flatMap((state) => this.findings.filter((finding) => finding.state === state)).map((finding) => ({
      key: [finding.id, finding.object, finding.field].join(' '),
      state: labelOr(`web.goLive.finding.${finding.state}`),
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
