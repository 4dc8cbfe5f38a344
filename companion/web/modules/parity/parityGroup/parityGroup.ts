import { LightningElement, api } from 'lwc'
import { formatMoment } from 'kit/format'
import { label, labelOr, labelsBelow } from 'kit/labels'
import { isAdmin } from 'kit/session'

const MORE = 100

/** Kinds whose sides are a yes or a no. */
const YES_OR_NO = ['field-required', 'field-unique', 'field-external-id', 'picklist-restricted']

const UNSEEN = '?'

/** What one side has, or why nothing is known of it. */
function sideOf(side, difference, labels) {
  const { kind, visibility } = difference
  const text = difference[side]
  if (text === UNSEEN) return labels.notVisible
  if (YES_OR_NO.includes(kind)) return text === 'true' ? labels.yes : labels.no
  if (text === '') return labels.nothing
  if (text !== null) return text
  if (visibility === 'seen') return labels.missing
  return kind.endsWith(`-in-${side}`) ? labels.notVisible : labels.visible
}

/** The differences of one object, page by page. */
export default class ParityGroup extends LightningElement {
  labels = labelsBelow('web.parity')
  isAdmin = isAdmin()
  more = 0
  firstNew

  /** @type {string} */
  @api object

  /** @type {import('parity/parityFilter').Difference[]} */
  @api differences = []

  /** How many are shown before anybody asks for more. @type {number} */
  @api first = MORE

  /** Shows all of them, such as on paper. @type {boolean} */
  @api isComplete = false

  get shown() {
    return this.isComplete ? this.differences : this.differences.slice(0, this.first + this.more)
  }

  get rows() {
    return this.shown.map((difference) => this.rowOf(difference))
  }

  get countText() {
    return label('web.parity.count', { count: this.differences.length })
  }

  get left() {
    return this.differences.length - this.shown.length
  }

  get moreText() {
    return label('web.parity.more', { count: Math.min(MORE, this.left), object: this.object, left: this.left })
  }

  rowOf(difference) {
    const { id, kind, severity, name, change, accepted, remedy } = difference
    const isBlocking = severity === 'blocking'
    return {
      id,
      name,
      kind: labelOr(`parity.kind.${kind}`, kind),
      severity: label(`web.parity.severity.${severity}`),
      severityClass: `severity severity_${severity}`,
      isNew: change === 'new',
      sandbox: sideOf('sandbox', difference, this.labels),
      production: sideOf('production', difference, this.labels),
      remedy: labelOr(`parity.remedy.${remedy}`),
      setupUrl: difference.setupUrl,
      setupName: label('web.parity.openSetupOf', { name }),
      accepted: accepted && this.acceptedText(accepted),
      reason: accepted?.reason,
      isAcceptable: this.isAdmin && isBlocking && !accepted,
      acceptName: label('web.parity.acceptName', { name }),
      isWithdrawable: this.isAdmin && accepted,
      withdrawName: label('web.parity.withdrawName', { name }),
    }
  }

  acceptedText({ by, at }) {
    return label('web.parity.acceptedBy', { name: by, moment: formatMoment(at) })
  }

  renderedCallback() {
    if (!this.firstNew) return
    this.template.querySelector(`[data-row="${CSS.escape(this.firstNew)}"]`)?.focus()
    this.firstNew = undefined
  }

  /** The button may be gone with the last page, so the focus moves to the first difference that came. */
  handleMore() {
    this.firstNew = this.differences[this.shown.length].id
    this.more += MORE
  }

  handleAccept(event) {
    this.tell('accept', event.currentTarget.dataset.id)
  }

  handleWithdraw(event) {
    this.tell('withdraw', event.currentTarget.dataset.id)
  }

  tell(name, id) {
    this.dispatchEvent(new CustomEvent(name, { detail: { id } }))
  }
}
