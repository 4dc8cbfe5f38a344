import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import type { Answer } from 'kit/client'
import { formatAgo, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

/** A paired org as the API tells of it. */
export type PairedOrg = Answer<'GET /paired-orgs'>['orgs'][number]

type Events = { unpair: undefined }

/** The package reports at least once a day. */
const MAX_SILENCE_MS = 26 * 3_600_000

/** One paired org: which it is, by whom it was paired, and what was heard from it. */
export default class OrgCard extends Component<NoRefs, Events> {
  labels = labelsBelow('web.orgs')

  @api org: PairedOrg

  @api isEditable = false

  get unpairName() {
    return label('web.orgs.unpairName', { org: this.org.organizationName })
  }

  /** Whether the org still reports. One that has been silent for more than a day is not known to. */
  get headline() {
    const { reporting, silent, silentText } = this.labels
    return Date.now() - new Date(this.org.lastHeardAt).getTime() > MAX_SILENCE_MS
      ? { state: 'silent', tone: 'attention', text: silent, more: silentText }
      : { state: 'reporting', tone: 'good', text: reporting }
  }

  get facts() {
    const { pairedAt, pairedBy, lastHeardAt } = this.org
    return [
      { name: this.labels.pairedAt, value: formatMoment(pairedAt), more: pairedBy },
      { name: this.labels.lastHeard, value: formatAgo(lastHeardAt), more: formatMoment(lastHeardAt) },
      { name: this.labels.fingerprint, ...this.fingerprint },
    ]
  }

  /** What is known of how the org looks, and since when. */
  get fingerprint() {
    if (!this.org.fingerprint) return { value: this.labels.noFingerprint, more: this.labels.noFingerprintYet }
    const { source, takenAt } = this.org.fingerprint
    return {
      value: formatAgo(takenAt),
      more: label(`web.orgs.taken.${source}`, { moment: formatMoment(takenAt) }),
    }
  }

  handleUnpair() {
    this.dispatch('unpair')
  }
}
