import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { formatMoment } from 'kit/format'
import { label, type IdBelow } from 'kit/labels'
import { followLink } from 'kit/router'

/** A check before going live. */
export type Check = Answer<'GET /go-live'>['checks'][number]

const ICONS = {
  done: { name: 'utility:success', variant: 'success' },
  open: { name: 'utility:error', variant: 'error' },
  warning: { name: 'utility:warning', variant: 'warning' },
  unknown: { name: 'utility:help', variant: 'warning' },
}

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

/** The words of a link, by the page that it leads to. A remedy on this page itself has its button instead. */
const WHERE: Partial<Record<string, IdBelow<'web.goLive.where'>>> = {
  '/settings/connections': 'connections',
  '/settings/general': 'general',
  '/settings/orgs': 'orgs',
  '/settings/parity': 'compare',
  '/settings/parity/report': 'report',
  '/notifications': 'notifications',
  '/usage': 'usage',
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

  /** What to do, by the cause. */
  get remedy() {
    const { cause } = this.check
    return cause && label(`golive.remedy.${cause}`)
  }

  /** Who continues without it. */
  get continued() {
    const { continued } = this.check
    return continued && label('web.goLive.continuedBy', { name: continued.by, moment: formatMoment(continued.at) })
  }

  get linkText() {
    const where = WHERE[this.check.link?.replace(/\?.*$/, '') ?? '']
    return where && label(`web.goLive.where.${where}`)
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
