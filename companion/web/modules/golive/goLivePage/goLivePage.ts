import type { Check } from 'golive/goLiveCheck'
import { call, type Answer } from 'kit/client'
import { formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { followConnection } from 'kit/liveEvents'
import { followLink } from 'kit/router'
import { Page } from 'kit/page'

const PERMISSIONS = 'user-permissions'
const PARITY = 'parity-read'

/** What a person accepts who goes live without a comparison. */
const NO_REPORT = 'no-report'

/** Whether a comparison is missing: `open` until a person accepts that, then `warning`. */
const isWithoutReport = ({ id, state, facts }: Check, wanted: Check['state']) =>
  id === PARITY && !facts.reportId && state === wanted

/** Settings > Go live > Checklist: what stands between the sandbox and production, drawn from facts. */
export default class GoLivePage extends Page {
  labels = labelsBelow('web.goLive')
  seen?: Answer<'GET /go-live'>
  stop?: () => void
  done = ''
  isAccepting = false
  noReport = NO_REPORT

  override get isRead() {
    return Boolean(this.seen)
  }

  get goneLiveText() {
    const goneLive = this.seen?.goneLive
    if (!goneLive) return undefined
    return label('web.goLive.live', { organizationId: goneLive.organizationId, moment: formatMoment(goneLive.at) })
  }

  get checks() {
    return this.seen?.checks.map((check) => ({
      ...check,
      isPermissions: this.isAdmin && check.id === PERMISSIONS && this.seen?.environment,
      isAcceptable: this.isAdmin && isWithoutReport(check, 'open'),
      isWithdrawable: this.isAdmin && isWithoutReport(check, 'warning'),
    }))
  }

  get openCount() {
    return this.seen?.checks.filter(({ state }) => state === 'open').length ?? 0
  }

  get isReady() {
    return this.openCount === 0
  }

  get readyText() {
    return label('web.goLive.openChecks', { count: this.openCount })
  }

  get readyVariant() {
    return this.isReady ? 'success' : 'warning'
  }

  override connectedCallback(): void {
    void this.load()
    this.stop = followConnection(() => void this.read().catch(() => undefined))
  }

  override disconnectedCallback(): void {
    this.stop?.()
  }

  load(): Promise<void> {
    return this.attempt(() => this.read())
  }

  async read(): Promise<void> {
    this.seen = await call('GET /go-live')
  }

  handlePermissions() {
    return this.attempt(async () => {
      await call('POST /go-live/permissions')
      await this.read()
      this.done = this.labels.permissionsRead
    })
  }

  handleAccept() {
    this.isAccepting = true
  }

  handleClosed() {
    this.isAccepting = false
  }

  handleWithdraw() {
    return this.attempt(async () => {
      await call('DELETE /parity/accepted/:differenceId', { params: { differenceId: NO_REPORT } })
      await this.read()
    })
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }

  override async attempt(act: () => Promise<void>): Promise<void> {
    this.done = ''
    await super.attempt(act)
  }
}
