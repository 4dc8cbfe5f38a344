import { LightningElement } from 'lwc'
import { call } from 'kit/client'
import { formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { EVERYTHING, chosenOf, groupsOf, openOf, searchable } from 'parity/parityFilter'
import { currentQuery, followLink, navigate } from 'kit/router'
import { currentSession, isAdmin } from 'kit/session'

/** Differences on show before anybody asks for more, so that a page of thousands is there at once. */
const SHOWN_FIRST = 60
const LEAST_OF_A_GROUP = 10

/** One comparison of the sandbox with production: every difference, and what to do about it. */
export default class ParityReportPage extends LightningElement {
  labels = labelsBelow('web.parity')
  isAdmin = isAdmin()
  reportId = currentQuery().id
  report
  differences = []
  choice = EVERYTHING
  problem
  done = ''
  accepting
  isOnPaper = false

  get isLoading() {
    return !this.report && !this.problem
  }

  get isUnread() {
    return Boolean(this.problem && !this.report)
  }

  get title() {
    return this.report ? label('web.parity.reportOf', { moment: formatMoment(this.report.madeAt) }) : this.labels.report
  }

  get csvPath() {
    return `/api/v1/parity/reports/${this.reportId}.csv`
  }

  get isMarkable() {
    return this.isAdmin && !this.report.readAt
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
    return this.report.gone.length > 0
  }

  get acceptingName() {
    return `${this.accepting.object} · ${this.accepting.name}`
  }

  connectedCallback() {
    if (!this.reportId) return navigate('/settings/parity', { replace: true })
    this.handlePaper = () => (this.isOnPaper = true)
    this.handleScreen = () => (this.isOnPaper = false)
    window.addEventListener('beforeprint', this.handlePaper)
    window.addEventListener('afterprint', this.handleScreen)
    return this.load()
  }

  disconnectedCallback() {
    window.removeEventListener('beforeprint', this.handlePaper)
    window.removeEventListener('afterprint', this.handleScreen)
  }

  load() {
    return this.attempt(async () => {
      this.take(await call('GET', `/parity/reports/${this.reportId}`))
    })
  }

  take(report) {
    this.report = report
    this.differences = searchable(report.differences)
  }

  async attempt(act) {
    this.problem = undefined
    try {
      await act()
    } catch (problem) {
      this.problem = problem
    }
  }

  handleChoose({ detail: { name, value } }) {
    this.choice = { ...this.choice, [name]: value }
  }

  handleRead() {
    return this.attempt(async () => {
      await call('POST', `/parity/reports/${this.reportId}/read`)
      const readBy = currentSession().person.name
      this.report = { ...this.report, readAt: new Date().toISOString(), readBy }
      this.done = this.labels.marked
    })
  }

  /** Everything has to be on the page before the browser lays it out for paper. */
  handlePrint() {
    this.isOnPaper = true
    requestAnimationFrame(() => setTimeout(() => window.print()))
  }

  handleAccept({ detail: { id } }) {
    this.done = ''
    this.accepting = this.differences.find((difference) => difference.id === id)
  }

  handleAccepted({ detail: { reason } }) {
    const { id, name } = this.accepting
    this.change(id, { by: currentSession().person.name, at: new Date().toISOString(), reason })
    this.done = label('web.parity.acceptedName', { name })
  }

  handleWithdraw({ detail: { id } }) {
    return this.attempt(async () => {
      await call('DELETE', `/parity/accepted/${encodeURIComponent(id)}`)
      this.change(id, null)
      this.done = this.labels.withdrawn
    })
  }

  change(id, accepted) {
    this.differences = this.differences.map((one) => (one.id === id ? { ...one, accepted } : one))
  }

  handleClosed() {
    this.accepting = undefined
  }

  handleLink(event) {
    followLink(event)
  }
}
