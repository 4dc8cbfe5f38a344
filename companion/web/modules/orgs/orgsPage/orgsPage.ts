import { LightningElement } from 'lwc'
import { call } from 'kit/client'
import { everyMinute } from 'kit/everyMinute'
import { label, labelsBelow } from 'kit/labels'
import { isAdmin } from 'kit/session'

/** Settings > Integrations > Salesforce orgs: which orgs report here, and the codes that pair more of them. */
export default class OrgsPage extends LightningElement {
  labels = labelsBelow('web.orgs')
  isAdmin = isAdmin()
  orgs
  problem
  done
  isPairing = false
  leaving

  get isReader() {
    return !this.isAdmin
  }

  get isLoading() {
    return !this.orgs && !this.problem
  }

  get isEmpty() {
    return this.orgs.length === 0
  }

  connectedCallback() {
    this.load()
    this.stop = everyMinute(() => this.reload())
  }

  disconnectedCallback() {
    this.stop()
  }

  async load() {
    this.problem = undefined
    try {
      await this.read()
    } catch (problem) {
      this.problem = problem
    }
  }

  async read() {
    ;({ orgs: this.orgs } = await call('GET', '/paired-orgs'))
  }

  /** What is on show stays when it cannot be read again. */
  async reload() {
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

  handleUnpair(event) {
    const { organizationId } = event.currentTarget.dataset
    this.done = undefined
    this.leaving = this.orgs.find((org) => org.organizationId === organizationId)
  }

  /** The button that was pressed goes with its org, so the focus moves to what became of it. */
  async handleUnpaired() {
    const { organizationName: org } = this.leaving
    await this.reload()
    this.done = label('web.orgs.unpaired', { org })
    this.refs.header.focus()
  }

  handleClosed() {
    this.isPairing = false
    this.leaving = undefined
  }
}
