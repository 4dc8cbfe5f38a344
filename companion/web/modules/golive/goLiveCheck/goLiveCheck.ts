import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { formatMoment } from 'kit/format'
import { label, labelOr } from 'kit/labels'
import { followLink } from 'kit/router'

/** A check before going live. */
export type Check = Answer<'GET /go-live'>['checks'][number]

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
const readable = (facts: Check['facts']): Record<string, string | number | null> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      if (Array.isArray(value)) return []
      return [[name, typeof value === 'string' && name.endsWith(MOMENT) ? formatMoment(value) : value]]
    }),
  )

/** Where each check is dealt with. */
const PATHS: Partial<Record<Check['id'], string>> = {
  'parity-read': PARITY,
  'blocking-differences': PARITY,
  'daily-limit': '/settings/general',
  forecast: '/usage',
  'last-errors': '/notifications',
}

/** One check before going live: how it stands, by which facts, and what to do. */
export default class GoLiveCheck extends LightningElement {
  @api check: Check

  override get title() {
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
    const { facts } = this.check
    const byObject = 'byObject' in facts ? facts.byObject : []
    return byObject.map((one) => ({ ...one, text: label('web.goLive.ofObject', one) }))
  }

  get findings() {
    const { facts } = this.check
    return 'findings' in facts && facts.findings.length > 0 && facts.findings
  }

  get remedy() {
    return labelOr(`golive.remedy.${this.check.remedy ?? ''}`)
  }

  /** Straight to the report where there is one. */
  get path() {
    const { id, facts } = this.check
    const path = PATHS[id]
    const reportId = 'reportId' in facts && facts.reportId
    return path === PARITY && reportId ? `${PARITY}/report?id=${encodeURIComponent(reportId)}` : path
  }

  get pathText() {
    if (this.path === PARITY) return label('web.goLive.where.parity-read')
    const { id } = this.check
    return id !== 'user-permissions' && label(`web.goLive.where.${id}`)
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
