import { LightningElement } from 'lwc'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'

/** Makes a code that pairs an org, shows it, and says what became of it. */
export default class PairingDialog extends LightningElement {
  labels = labelsBelow('web.pairing')

  /** @type {'making'|'refused'|'waiting'|'paired'|'expired'} */
  step = 'making'

  /** A code as the companion tells it. */
  pairing
  problem
  org

  get title() {
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
    return label('web.pairing.paired', { org: this.org.organizationName })
  }

  get closeText() {
    return this.isPaired ? this.labels.done : this.labels.close
  }

  connectedCallback() {
    this.make()
  }

  async make() {
    this.step = 'making'
    try {
      this.pairing = await call('POST', '/pairing-codes')
      this.step = 'waiting'
    } catch (problem) {
      this.problem = problem
      this.step = 'refused'
    }
  }

  handleUsed({ detail: { org } }) {
    this.org = org
    this.step = 'paired'
    this.dispatchEvent(new CustomEvent('paired'))
  }

  handleExpired() {
    this.step = 'expired'
  }

  handleAgain() {
    this.make()
  }

  dismiss() {
    this.refs.dialog.dismiss()
  }

  handleClosed() {
    this.dispatchEvent(new CustomEvent('close'))
  }
}
