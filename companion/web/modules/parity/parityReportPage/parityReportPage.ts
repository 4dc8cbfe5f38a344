import { call } from 'kit/client'
import type { EventOf } from 'kit/component'
import { formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import type ParityAcceptDialog from 'parity/parityAcceptDialog'
import {
  chosenOf,
  EVERYTHING,
  isOpen,
  partsOf,
  searchable,
  type Difference,
  type Report,
  type Searchable,
} from 'parity/parityFilter'
import type ParityFilters from 'parity/parityFilters'
import type ParityGroup from 'parity/parityGroup'
import { currentQuery, followLink, navigate } from 'kit/router'
import { currentPerson } from 'kit/session'
import { Page } from 'kit/page'

/** Differences on show before anybody asks for more, so that a page of thousands is there at once. */
const SHOWN_FIRST = 60
const LEAST_OF_A_GROUP = 10

/** One comparison of the sandbox with production: every difference, and what to do about it. */
export default class ParityReportPage extends Page {
  labels = labelsBelow('web.parity')
  reportId = currentQuery()['id'] ?? ''
  report?: Report
  differences: Searchable[] = []
  choice = EVERYTHING
  done = ''
  selected: string[] = []
  accepting: Searchable[] = []
  isOnPaper = false
  handlePaper = () => {
    this.isOnPaper = true
  }
  handleScreen = () => {
    this.isOnPaper = false
  }

  override get isRead() {
    return Boolean(this.report)
  }

  override get title() {
    return this.report ? label('web.parity.reportOf', { moment: formatMoment(this.report.madeAt) }) : this.labels.report
  }

  get csvPath() {
    return `/api/v1/parity/reports/${this.reportId}.csv`
  }

  get isMarkable() {
    return this.isAdmin && !this.report?.readAt
  }

  /** The report as it stands after what was accepted on this page. */
  get presentReport() {
    return this.report && { ...this.report, differences: this.differences }
  }

  get hasDifferences() {
    return this.differences.length > 0
  }

  get chosen() {
    return chosenOf(this.differences, this.choice)
  }

  get counts() {
    return { all: this.differences.length, chosen: this.chosen.length }
  }

  get parts() {
    const parts = partsOf(this.chosen)
    const count = parts.reduce((sum, { groups }) => sum + groups.length, 0)
    const first = Math.max(LEAST_OF_A_GROUP, Math.floor(SHOWN_FIRST / count))
    return parts.map(({ name, groups }) => ({
      name,
      title: label(`web.parity.part.${name}`),
      isSelectable: name === 'open' && this.isAdmin,
      groups: groups.map((group) => ({ ...group, first })),
    }))
  }

  private get chosenOpen() {
    return this.chosen.filter(isOpen)
  }

  /** What is selected and on show: a filter narrows down what can be accepted. */
  private get chosenSelected() {
    return this.chosenOpen.filter(({ id }) => this.selected.includes(id))
  }

  get selectionCounts() {
    return { open: this.chosenOpen.length, selected: this.chosenSelected.length }
  }

  get hasGone() {
    return Boolean(this.report && this.report.gone.length > 0)
  }

  get isAccepting() {
    return this.accepting.length > 0
  }

  override connectedCallback(): void {
    if (!this.reportId) {
      navigate('/settings/parity', { replace: true })
      return
    }
    window.addEventListener('beforeprint', this.handlePaper)
    window.addEventListener('afterprint', this.handleScreen)
    void this.load()
  }

  override disconnectedCallback(): void {
    window.removeEventListener('beforeprint', this.handlePaper)
    window.removeEventListener('afterprint', this.handleScreen)
  }

  load(): Promise<void> {
    return this.attempt(async () => {
      this.take(await call('GET /parity/reports/:reportId', { params: { reportId: this.reportId } }))
    })
  }

  take(report: Report): void {
    this.report = report
    this.differences = searchable(report.differences)
  }

  handleChoose({ detail: { name, value } }: EventOf<ParityFilters, 'choose'>) {
    this.choice = { ...this.choice, [name]: value }
  }

  handleRead() {
    return this.attempt(async () => {
      await call('POST /parity/reports/:reportId/read', { params: { reportId: this.reportId } })
      const readBy = currentPerson().name
      if (this.report) this.report = { ...this.report, readAt: new Date().toISOString(), readBy }
      this.done = this.labels.marked
    })
  }

  /** Everything has to be on the page before the browser lays it out for paper. */
  handlePrint() {
    this.isOnPaper = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        window.print()
      }),
    )
  }

  handleSelect({ detail: { id, isSelected } }: EventOf<ParityGroup, 'choose'>) {
    const others = this.selected.filter((one) => one !== id)
    this.selected = isSelected ? [...others, id] : others
  }

  handleAll() {
    this.selected = this.chosenOpen.map(({ id }) => id)
  }

  handleNone() {
    this.selected = []
  }

  handleAcceptSelected() {
    this.done = ''
    this.accepting = this.chosenSelected
  }

  handleAccept({ detail: { id } }: EventOf<ParityGroup, 'accept'>) {
    this.done = ''
    this.accepting = this.differences.filter((difference) => difference.id === id)
  }

  handleAccepted({ detail: { reason } }: EventOf<ParityAcceptDialog, 'accepted'>) {
    const accepted = { by: currentPerson().name, at: new Date().toISOString(), reason }
    const ids = this.accepting.map(({ id }) => id)
    this.done = label('web.parity.acceptedName', { count: ids.length, name: this.accepting[0]?.name })
    this.selected = this.selected.filter((id) => !ids.includes(id))
    this.change(ids, accepted)
  }

  handleWithdraw({ detail: { id } }: EventOf<ParityGroup, 'withdraw'>) {
    return this.attempt(async () => {
      await call('DELETE /parity/accepted/:differenceId', { params: { differenceId: id } })
      this.change([id], null)
      this.done = this.labels.withdrawn
    })
  }

  change(ids: string[], accepted: Difference['accepted']): void {
    this.differences = this.differences.map((one) => (ids.includes(one.id) ? { ...one, accepted } : one))
  }

  handleClosed() {
    this.accepting = []
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
