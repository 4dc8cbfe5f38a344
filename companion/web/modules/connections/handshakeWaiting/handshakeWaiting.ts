import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import { labelsBelow } from 'kit/labels'

type Events = { reopen: undefined }

/** Waits for Salesforce to send the person back, and helps where that does not happen. */
export default class HandshakeWaiting extends Component<NoRefs, Events> {
  labels = labelsBelow('web.waiting')

  /** Where Salesforce asks to sign in. */
  @api address?: string

  /** Whether the browser blocked the window. */
  @api isBlocked = false

  /** Whether the window seems to be closed. */
  @api isGone = false

  /** Whether nothing stands between the person and Salesforce. */
  get isQuiet() {
    return !this.isBlocked && !this.isGone
  }

  handleReopen() {
    this.dispatch('reopen')
  }
}
