import { LightningElement, api } from 'lwc'
import { formatMoment } from 'kit/format'
import { label, labelOr } from 'kit/labels'
import { followLink } from 'kit/router'

const ICONS = {
  done: { name: 'utility:success', variant: 'success' },
  open: { name: 'utility:error', variant: 'error' },
  warning: { name: 'utility:warning', variant: 'warning' },
  unknown: { name: 'utility:help', variant: undefined },
}

const PARITY = '/settings/parity'

/** Facts whose name ends so are moments. */
const MOMENT = 'At'

/** The facts as the reader writes them. */
const readable = (facts) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, value && name.endsWith(MOMENT) ? formatMoment(value) : value]),
  )

/** Where each check is dealt with. */
const PATHS = {
  'parity-read': PARITY,
  'blocking-differences': PARITY,
  'daily-limit': '/settings/general',
  forecast: '/usage',
  'last-errors': '/notifications',
}

/** One check before going live: how it stands, by which facts, and what to do. */
export default class GoLiveCheck extends LightningElement {
  /** @type {{ id: string, state: 'done'|'open'|'warning'|'unknown', facts: object, remedy: string|null }} */
  @api check

  get title() {
    return label(`golive.check.${this.check.id}.title`)
  }

  get icon() {
    return ICONS[this.check.state]
  }

  get stateText() {
    return label(`web.goLive.state.${this.check.state}`)
  }

  get checkClass() {
    return `check check_${this.check.state}`
  }

  /** How it stands, with the facts that say so. */
  get text() {
    const { id, state, facts } = this.check
    return label(`golive.check.${id}.${state}`, readable(facts))
  }

  /** Where the open differences are. */
  get objects() {
    const { byObject = [] } = this.check.facts
    return byObject.map((one) => ({ ...one, text: label('web.goLive.ofObject', one) }))
  }

  get findings() {
    const { findings = [] } = this.check.facts
    return findings.length > 0 && findings
  }

  get remedy() {
    return labelOr(`golive.remedy.${this.check.remedy}`)
  }

  /** Straight to the report where there is one. */
  get path() {
    const path = PATHS[this.check.id]
    const { reportId } = this.check.facts
    return path === PARITY && reportId ? `${PARITY}/report?id=${encodeURIComponent(reportId)}` : path
  }

  get pathText() {
    if (this.path === PARITY) return label('web.goLive.where.parity-read')
    return this.path && label(`web.goLive.where.${this.check.id}`)
  }

  handleLink(event) {
    followLink(event)
  }
}
