import { call } from 'kit/client'
import type { EventOf } from 'kit/component'
import { formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import type ParityAcceptDialog from 'parity/parityAcceptDialog'
import {
  chosenOf,
  EVERYTHING,
  groupsOf,
  openOf,
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
  accepting?: Searchable
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

  get open() {
    return openOf(this.differences)
  }

  get isIdentical() {
    return this.differences.length === 0
  }

  get chosen() {
    return chosenOf(this.differences, this.choice)
  }

  get counts() {
    return { all: this.differences.length, chosen: this.chosen.length }
  }

  get groups() {
    const groups = groupsOf(this.chosen)
    const first = Math.max(LEAST_OF_A_GROUP, Math.floor(SHOWN_FIRST / groups.length))
    return groups.map((group) => ({ ...group, first }))
  }

  get hasGone() {
    return Boolean(this.report && this.report.gone.length > 0)
  }

  get acceptingName() {
    return this.accepting && `${this.accepting.object} · ${this.accepting.name}`
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

  handleAccept({ detail: { id } }: EventOf<ParityGroup, 'accept'>) {
    this.done = ''
    this.accepting = this.differences.find((difference) => difference.id === id)
  }

  handleAccepted({ detail: { reason } }: EventOf<ParityAcceptDialog, 'accepted'>) {
    if (!this.accepting) return
    const { id, name } = this.accepting
    this.change(id, { by: currentPerson().name, at: new Date().toISOString(), reason })
    this.done = label('web.parity.acceptedName', { name })
  }

  handleWithdraw({ detail: { id } }: EventOf<ParityGroup, 'withdraw'>) {
    return this.attempt(async () => {
      await call('DELETE /parity/accepted/:differenceId', { params: { differenceId: id } })
      this.change(id, null)
      this.done = this.labels.withdrawn
    })
  }

  change(id: string, accepted: Difference['accepted']): void {
    this.differences = this.differences.map((one) => (one.id === id ? { ...one, accepted } : one))
  }

  handleClosed() {
    this.accepting = undefined
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
