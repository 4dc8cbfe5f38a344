import { Component } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import type { DialogElement } from 'kit/dialog'

type Refs = { dialog: DialogElement }
type Events = { leave: undefined; close: undefined }

/** Asks before what was changed and not saved is lost. */
export default class LeaveDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.leave')

  dismiss(): void {
    this.refs.dialog.dismiss()
  }

  handleLeave() {
    this.dismiss()
    this.dispatch('leave')
  }

  handleClosed() {
    this.dispatch('close')
  }
}
