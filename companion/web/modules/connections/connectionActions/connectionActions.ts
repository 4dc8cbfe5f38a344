import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import { label, labelsBelow } from 'kit/labels'
import type { Connection } from 'connections/connectionCard'

type Events = { reauthorize: undefined; delete: undefined }

/** The key and the bin of a connection: authorize it again, or delete it. */
export default class ConnectionActions extends Component<NoRefs, Events> {
  labels = labelsBelow('web.connectionActions')

  @api connection: Connection

  get isBroken() {
    return this.connection.status === 'authorization-required'
  }

  get keyClass() {
    return `slds-button slds-button_icon key${this.isBroken ? ' key_broken' : ''}`
  }

  get keyName() {
    return this.isBroken ? this.labels.authorizationRequired : this.labels.reauthorize
  }

  get deleteText() {
    return label('web.connectionActions.deleteOrg', { org: this.connection.orgName })
  }

  /** There is nothing to authorize where another org answers. */
  get hasKey() {
    return this.connection.status !== 'sandbox-refreshed'
  }

  handleKey() {
    this.dispatch('reauthorize')
  }

  handleDelete() {
    this.dispatch('delete')
  }
}
