import { api } from 'lwc'
import { detailsOf } from 'audit/auditDetails'
import type { Entry } from 'audit/auditTrail'
import { Component } from 'kit/component'
import { formatMoment } from 'kit/format'
import { labelOr, labelsBelow } from 'kit/labels'

/** The table as its page sees it. */
export type AuditTableElement = HTMLElement & Pick<AuditTable, 'focusRow'>

/** Who did what, when, and what it was about: one entry a row. */
export default class AuditTable extends Component {
  labels = labelsBelow('web.audit')

  @api entries: Entry[] = []

  get rows() {
    return this.entries.map((entry) => ({
      auditId: entry.auditId,
      moment: formatMoment(entry.at),
      who: this.authorOf(entry),
      what: labelOr(`web.audit.action.${entry.action}`, entry.action),
      details: [...new Set(detailsOf(entry))],
    }))
  }

  /** Without a person, the operator, an org or the service itself acted. Who failed to sign in is not known. */
  authorOf({ by, action, after }: Entry): string {
    if (by !== null) return by
    if (action === 'person.sign-in-failed') return this.labels.unknown
    if (action === 'pairing.key.replaced') return this.labels.org
    return after?.['by'] === 'operator' ? this.labels.operator : this.labels.service
  }

  /** Moves the focus to a row. */
  @api
  focusRow(place: number): void {
    this.template.querySelectorAll<HTMLElement>('tbody th')[place]?.focus()
  }
}
