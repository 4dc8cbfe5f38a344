import { Component, type EventOf } from 'kit/component'
import { call, problemOf, type ToldProblem } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import type { PairedOrg } from 'orgs/orgCard'
import type PairingCode from 'orgs/pairingCode'
import type { Pairing } from 'orgs/pairingCode'
import type { DialogElement } from 'kit/dialog'

/** What the dialogue shows. */
type Step = 'making' | 'refused' | 'waiting' | 'paired' | 'expired'
type Refs = { dialog: DialogElement }
type Events = { paired: undefined; close: undefined }

/** Makes a code that pairs an org, shows it, and says what became of it. */
export default class PairingDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.pairing')

  step: Step = 'making'

  pairing?: Pairing
  problem?: ToldProblem
  org?: PairedOrg

  override get title() {
    return this.labels[`title_${this.step}`]
  }

  get isMaking() {
    return this.step === 'making'
  }

  get isWaiting() {
    return this.step === 'waiting'
  }

  get isPaired() {
    return this.step === 'paired'
  }

  get isExpired() {
    return this.step === 'expired'
  }

  /** Whether another code helps. */
  get isRepeatable() {
    return this.isExpired || this.step === 'refused'
  }

  get pairedText() {
    return label('web.pairing.paired', { org: this.org?.organizationName })
  }

  get closeText() {
    return this.isPaired ? this.labels.done : this.labels.close
  }

  override connectedCallback(): void {
    void this.make()
  }

  async make(): Promise<void> {
    this.step = 'making'
    try {
      this.pairing = await call('POST /pairing-codes')
      this.step = 'waiting'
    } catch (thrown) {
      this.problem = problemOf(thrown)
      this.step = 'refused'
    }
  }

  handleUsed({ detail: { org } }: EventOf<PairingCode, 'used'>) {
    this.org = org
    this.step = 'paired'
    this.dispatch('paired')
  }

  handleExpired() {
    this.step = 'expired'
  }

  handleAgain() {
    void this.make()
  }

  dismiss(): void {
    this.refs.dialog.dismiss()
  }

  handleClosed() {
    this.dispatch('close')
  }
}
