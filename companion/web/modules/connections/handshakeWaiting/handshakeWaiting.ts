import { LightningElement, api } from 'lwc'
import { labelsBelow } from 'kit/labels'

/** Waits for Salesforce to send the person back, and helps where that does not happen. */
export default class HandshakeWaiting extends LightningElement {
  labels = labelsBelow('web.waiting')

  /** Where Salesforce asks to sign in. @type {string} */
  @api address

  /** Whether the browser blocked the window. @type {boolean} */
  @api isBlocked = false

  /** Whether the window seems to be closed. @type {boolean} */
  @api isGone = false

  /** Whether nothing stands between the person and Salesforce. */
  get isQuiet() {
    return !this.isBlocked && !this.isGone
  }

  handleReopen() {
    this.dispatchEvent(new CustomEvent('reopen'))
  }
}
