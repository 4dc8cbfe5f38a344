import { api } from 'lwc'
import { Component, type EventOn, type NoRefs } from 'kit/component'
import { formatMoment } from 'kit/format'
import { label, labelOr, labelsBelow } from 'kit/labels'
import { isAdmin } from 'kit/session'
import type { Difference } from 'parity/parityFilter'

const MORE = 100

type Chosen = { id: string; isSelected: boolean }
type Events = { accept: { id: string }; withdraw: { id: string }; choose: Chosen }

/** The differences of one object, page by page. */
export default class ParityGroup extends Component<NoRefs, Events> {
  labels = labelsBelow('web.parity')
  isAdmin = isAdmin()
  more = 0
  firstNew?: string

  @api object: string

  @api differences: Difference[] = []

  /** The ids of the selected differences. */
  @api selected: string[] = []

  /** How many are shown before anybody asks for more. */
  @api first: number = MORE

  /** Shows all of them, such as on paper. */
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

  rowOf(difference: Difference) {
    const { id, kind, severity, name, change, accepted, remedy } = difference
    const isBlocking = severity === 'blocking'
    return {
      id,
      name,
      kind: labelOr(`parity.kind.${kind}`, kind),
      severity: accepted ? label('web.parity.state.accepted') : label(`web.parity.severity.${severity}`),
      severityClass: `severity severity_${accepted ? 'accepted' : severity}`,
      isNew: change === 'new',
      ...difference.words,
      remedy: labelOr(`parity.remedy.${remedy}`),
      setupUrl: difference.setupUrl,
      setupName: label('web.parity.openSetupOf', { name }),
      accepted: accepted && this.acceptedText(accepted),
      reason: accepted?.reason,
      isAcceptable: this.isAdmin && isBlocking && !accepted,
      isSelected: this.selected.includes(id),
      selectName: label('web.parity.selectName', { name }),
      acceptName: label('web.parity.acceptName', { name }),
      isWithdrawable: this.isAdmin && accepted,
      withdrawName: label('web.parity.withdrawName', { name }),
    }
  }

  acceptedText({ by, at }: { by: string; at: string }): string {
    return label('web.parity.acceptedBy', { name: by, moment: formatMoment(at) })
  }

  override renderedCallback(): void {
    if (!this.firstNew) return
    this.template.querySelector<HTMLElement>(`[data-row="${CSS.escape(this.firstNew)}"]`)?.focus()
    this.firstNew = undefined
  }

  /** The button may be gone with the last page, so the focus moves to the first difference that came. */
  handleMore() {
    this.firstNew = this.differences[this.shown.length]?.id
    this.more += MORE
  }

  handleChosen({ currentTarget: { dataset, checked } }: EventOn<HTMLInputElement>) {
    this.dispatch('choose', { id: dataset['id'] ?? '', isSelected: checked })
  }

  handleAccept({ currentTarget: { dataset } }: EventOn<HTMLElement>) {
    this.dispatch('accept', { id: dataset['id'] ?? '' })
  }

  handleWithdraw({ currentTarget: { dataset } }: EventOn<HTMLElement>) {
    this.dispatch('withdraw', { id: dataset['id'] ?? '' })
  }
}
