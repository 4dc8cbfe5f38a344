import { LightningElement, api } from 'lwc'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { currentSession } from 'kit/session'

const SHORTEST = 10

/** Asks for the reason why a blocking difference may stay. */
export default class ParityAcceptDialog extends LightningElement {
  labels = labelsBelow('web.accept')
  reason = ''
  fault = ''

  /** @type {string} */
  @api differenceId

  /** What is accepted, in words. @type {string} */
  @api name

  get nameText() {
    return label('web.accept.inTheNameOf', { name: currentSession().person.name })
  }

  get isInvalid() {
    return this.fault ? 'true' : 'false'
  }

  handleTyped(event) {
    this.reason = event.target.value
    this.fault = ''
  }

  handleAccept() {
    if (this.reason.trim().length >= SHORTEST) return this.refs.dialog.attempt(() => this.accept())
    this.fault = label('web.accept.tooShort', { least: SHORTEST })
    return this.refs.reason.focus()
  }

  async accept() {
    const reason = this.reason.trim()
    await call('PUT', `/parity/accepted/${encodeURIComponent(this.differenceId)}`, { body: { reason } })
    this.dispatchEvent(new CustomEvent('accepted', { detail: { reason } }))
  }

  handleClosed() {
    this.dispatchEvent(new CustomEvent('close'))
  }
}
