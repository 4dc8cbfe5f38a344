import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { formatAgo, formatAhead, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

export type Spend = Answer<'GET /credits/spend'>

const ICONS = {
  calm: { name: 'utility:success', variant: 'success' },
  busy: { name: 'utility:warning', variant: 'warning' },
  critical: { name: 'utility:warning', variant: 'warning' },
  'background-paused': { name: 'utility:pause', variant: 'warning' },
  stopped: { name: 'utility:error', variant: 'error' },
  unknown: { name: 'utility:help', variant: undefined },
  old: { name: 'utility:help', variant: undefined },
}

const untilOf = (until: string) => ({ moment: formatMoment(until), ahead: formatAhead(until) })

const reportOf = (at: string) => ({ moment: formatMoment(at), ago: formatAgo(at) })

/** The width of a bar in percent. */
const widthOf = ({ used, limit }: { used: number; limit: number }) =>
  Math.min(100, limit > 0 ? (used * 100) / limit : 100)

/** What can still be spent now, what limits it, and until when. The server decides all of it. */
export default class SpendBar extends LightningElement {
  labels = labelsBelow('web.spend')

  @api spend: Spend

  /** One name for the state and, while work runs, for how tight it is. */
  get headline(): keyof typeof ICONS {
    const { state, level, org } = this.spend
    if (state === 'unknown') return org ? 'old' : 'unknown'
    return state === 'running' && level !== 'spent' && level !== 'unknown' ? level : stoppedBy(state)
  }

  get frameClass() {
    return `spend spend_${this.headline}`
  }

  get icon() {
    return ICONS[this.headline]
  }

  get word() {
    return label(`web.spend.word.${this.headline}`)
  }

  get left() {
    const { state, left } = this.spend
    return label(state === 'unknown' ? 'web.spend.atMost' : 'web.spend.left', { left })
  }

  /** What limits it, and until when, where that is known. */
  get cause() {
    const { limitedBy, until, org } = this.spend
    if (limitedBy === 'unknown') return org ? label('web.spend.old', reportOf(org.observedAt)) : this.labels.neverSeen
    if (limitedBy === 'stopped' && !until) return label('web.spend.limitedBy.stoppedNow')
    return label(`web.spend.limitedBy.${limitedBy}`, until ? untilOf(until) : {})
  }

  get background() {
    const { state, background, org } = this.spend
    if (state === 'stopped') return undefined
    const { left, limitedBy, until } = background
    if (left > 0) return label('web.spend.background.left', { left })
    if (limitedBy === 'pause') return label('web.spend.background.pause', { reserve: org?.reserve })
    return until ? label('web.spend.background.until', untilOf(until)) : undefined
  }

  get bars() {
    const { own, org } = this.spend
    const { used, limit, reserved, lost } = own
    const ownText = label('web.spend.own', { used, limit })
    const ofOwn = { id: 'own', text: ownText, more: this.apart(reserved, lost), width: widthOf(own) }
    return org ? [ofOwn, { id: 'org', ...this.orgBar(org), width: widthOf(org) }] : [ofOwn]
  }

  /** Shown apart: neither used nor left. */
  apart(reserved: number, lost: number): string {
    return [
      ...(reserved > 0 ? [label('web.spend.reserved', { reserved })] : []),
      ...(lost > 0 ? [label('web.spend.lost', { lost })] : []),
    ].join(' ')
  }

  orgBar({ used, limit, observedAt }: NonNullable<Spend['org']>) {
    return {
      text: label('web.spend.org', { used, limit }),
      more: label('web.spend.orgAge', reportOf(observedAt)),
    }
  }
}

const stoppedBy = (state: Spend['state']) => (state === 'background-paused' ? 'background-paused' : 'stopped')
