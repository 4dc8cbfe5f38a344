import { api } from 'lwc'
import { Component } from 'kit/component'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import type { PairedOrg } from 'orgs/orgCard'
import type { DialogElement } from 'kit/dialog'

type Refs = { dialog: DialogElement }
type Events = { unpaired: undefined; close: undefined }

/** Asks before an org may report no more. */
export default class UnpairDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.unpair')

  @api org: PairedOrg

  override get title() {
    return label('web.unpair.title', { org: this.org.organizationName })
  }

  handleUnpair() {
    return this.refs.dialog.attempt(async () => {
      await call('DELETE /paired-orgs/:organizationId', { params: { organizationId: this.org.organizationId } })
      this.dispatch('unpaired')
    })
  }

  handleClosed() {
    this.dispatch('close')
  }
}
