import { LightningElement, api } from 'lwc'
import { label, labelsBelow } from 'kit/labels'

/** The key and the bin of a connection: authorize it again, or delete it. */
export default class ConnectionActions extends LightningElement {
  labels = labelsBelow('web.connectionActions')

  /** A connection as the companion tells it. */
  @api connection

  get isBroken() {
    return this.connection.status === 'authorization-required'
  }

  get keyClass() {
    return this.isBroken ? 'key key_broken' : 'key'
  }

  get keyName() {
    return this.isBroken ? this.labels.authorizationRequired : this.labels.reauthorize
  }

  /** What the key offers, in the words for this environment. */
  get reauthorizeText() {
    return this.labels[`reauthorize_${this.connection.environment}`]
  }

  get deleteText() {
    return label('web.connectionActions.deleteOrg', { org: this.connection.orgName })
  }

  /** There is nothing to authorize where another org answers. */
  get hasKey() {
    return this.connection.status !== 'sandbox-refreshed'
  }

  handleKey() {
    this.dispatchEvent(new CustomEvent('reauthorize'))
  }

  handleDelete() {
    this.dispatchEvent(new CustomEvent('delete'))
  }
}
