import type { Check } from 'golive/goLiveCheck'
import { call, type Answer } from 'kit/client'
import { formatMoment } from 'kit/format'
import type { EventOn } from 'kit/component'
import { label, labelsBelow } from 'kit/labels'
import { followConnection } from 'kit/liveEvents'
import { followLink } from 'kit/router'
import { Page } from 'kit/page'

const PERMISSIONS = 'user-permissions'

/** What goes to production without a sandbox is answered for as a whole. */
const NO_SANDBOX = 'no-sandbox'

/** What a person is asked to continue without. */
type Continuing = { answer: string; names: string[]; isDirect: boolean }

const nameOf = ({ id }: Check) => label(`golive.check.${id}.title`)

/** Settings > Go live > Checklist: what stands between the sandbox and production, drawn from facts. */
export default class GoLivePage extends Page {
  labels = labelsBelow('web.goLive')
  seen?: Answer<'GET /go-live'>
  stop?: () => void
  done = ''
  continuing?: Continuing

  override get isRead() {
    return Boolean(this.seen)
  }

  get goneLiveText() {
    const goneLive = this.seen?.goneLive
    if (!goneLive) return undefined
    return label('web.goLive.live', { organizationId: goneLive.organizationId, moment: formatMoment(goneLive.at) })
  }

  get toConnections() {
    return label('web.goLive.where.connections')
  }

  get checks() {
    return this.seen?.checks.map((check) => ({
      ...check,
      isPermissions: this.isAdmin && check.id === PERMISSIONS && this.seen?.environment,
      isContinuable: this.isAdmin && this.seen?.hadSandbox && check.answer && !check.continued,
      isWithdrawable: this.isAdmin && check.continued,
      continueName: label('web.goLive.continueName', { check: nameOf(check) }),
      withdrawName: label('web.goLive.withdrawName', { check: nameOf(check) }),
    }))
  }

  /** Whether the person may decide to do without a sandbox. */
  get isDirectOffered() {
    return this.isAdmin && this.seen?.headline.state === 'not-started'
  }

  /** The checks that an answer is for. */
  checksOf(answer: string | null): Check[] {
    const isDirect = answer === NO_SANDBOX
    return this.seen?.checks.filter((check) => check.answer && (isDirect || check.answer === answer)) ?? []
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

  handleDirectly() {
    this.ask(NO_SANDBOX)
  }

  handleContinue(event: EventOn<HTMLElement>) {
    this.ask(this.checkOf(event)?.answer)
  }

  ask(answer: string | null | undefined): void {
    if (!answer) return
    const isDirect = answer === NO_SANDBOX && !this.seen?.hadSandbox
    this.continuing = { answer, names: this.checksOf(answer).map(nameOf), isDirect }
  }

  handleContinued() {
    return this.attempt(async () => {
      await this.read()
      this.done = this.labels.isContinued
    })
  }

  handleClosed() {
    this.continuing = undefined
  }

  handleWithdraw(event: EventOn<HTMLElement>) {
    const check = this.checkOf(event)
    const answer = this.seen?.hadSandbox ? check?.answer : NO_SANDBOX
    if (!answer) return undefined
    return this.attempt(async () => {
      await call('DELETE /go-live/unchecked/:answer', { params: { answer } })
      await this.read()
      this.done = this.labels.isWithdrawn
    })
  }

  /** The check whose button was pressed. */
  checkOf({ currentTarget }: EventOn<HTMLElement>): Check | undefined {
    return this.seen?.checks.find(({ id }) => id === currentTarget.dataset['id'])
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }

  override async attempt(act: () => Promise<void>): Promise<void> {
    this.done = ''
    await super.attempt(act)
  }
}
