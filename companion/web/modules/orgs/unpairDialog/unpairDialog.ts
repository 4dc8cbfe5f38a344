import { LightningElement, api } from 'lwc'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'

/** Asks before an org may report no more. */
export default class UnpairDialog extends LightningElement {
  labels = labelsBelow('web.unpair')

  /** A paired org as the companion tells it. */
  @api org

  get title() {
    return label('web.unpair.title', { org: this.org.organizationName })
  }

  handleUnpair() {
    return this.refs.dialog.attempt(async () => {
      await call('DELETE', `/paired-orgs/${this.org.organizationId}`)
      this.dispatchEvent(new CustomEvent('unpaired'))
    })
  }

  handleClosed() {
    this.dispatchEvent(new CustomEvent('close'))
  }
}
