import { LightningElement } from 'lwc'
import { labelsBelow } from 'kit/labels'

/** Asks before what was changed and not saved is lost. */
export default class LeaveDialog extends LightningElement {
  labels = labelsBelow('web.leave')

  dismiss() {
    this.refs.dialog.dismiss()
  }

  handleLeave() {
    this.dismiss()
    this.dispatchEvent(new CustomEvent('leave'))
  }

  handleClosed() {
    this.dispatchEvent(new CustomEvent('close'))
  }
}
