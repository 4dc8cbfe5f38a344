import { type EventOn } from 'kit/component'
import { call } from 'kit/client'
import { everyMinute } from 'kit/everyMinute'
import { label, labelsBelow } from 'kit/labels'
import type { PairedOrg } from 'orgs/orgCard'
import type { PageHeaderElement } from 'kit/pageHeader'
import { Page } from 'kit/page'

type Refs = { header: PageHeaderElement }

/** Settings > Integrations > Salesforce orgs: which orgs report here, and the codes that pair more of them. */
export default class OrgsPage extends Page<Refs> {
  labels = labelsBelow('web.orgs')
  orgs?: PairedOrg[]
  done?: string
  isPairing = false
  leaving?: PairedOrg
  stop?: () => void

  override get isRead() {
    return Boolean(this.orgs)
  }

  get isEmpty() {
    return this.orgs?.length === 0
  }

  override connectedCallback(): void {
    void this.load()
    this.stop = everyMinute(() => void this.reload())
  }

  override disconnectedCallback(): void {
    this.stop?.()
  }

  load(): Promise<void> {
    return this.attempt(() => this.read())
  }

  async read(): Promise<void> {
    ;({ orgs: this.orgs } = await call('GET /paired-orgs'))
  }

  /** What is on show stays when it cannot be read again. */
  async reload(): Promise<void> {
    await this.read().catch(() => undefined)
  }

  handlePair() {
    this.done = undefined
    this.isPairing = true
  }

  /** The dialogue says which org it is. */
  handlePaired() {
    return this.reload()
  }

  handleUnpair({ currentTarget }: EventOn<HTMLElement>) {
    const { organizationId } = currentTarget.dataset
    this.done = undefined
    this.leaving = this.orgs?.find((org) => org.organizationId === organizationId)
  }

  /** The button that was pressed goes with its org, so the focus moves to what became of it. */
  async handleUnpaired() {
    const org = this.leaving?.organizationName
    await this.reload()
    this.done = label('web.orgs.unpaired', { org })
    this.refs.header.focus()
  }

  handleClosed() {
    this.isPairing = false
    this.leaving = undefined
  }
}
