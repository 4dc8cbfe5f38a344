import { api } from 'lwc'
import { Component, type EventOn } from 'kit/component'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { currentPerson } from 'kit/session'
import type { DialogElement } from 'kit/dialog'

const SHORTEST = 10

type Refs = { dialog: DialogElement; reason: HTMLTextAreaElement }
type Events = { close: undefined; accepted: { reason: string } }

/** Asks for the reason why a blocking difference may stay. */
export default class ParityAcceptDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.accept')
  reason = ''
  fault = ''

  @api differenceId: string

  /** What is accepted, in words. */
  @api name: string

  get nameText() {
    return label('web.accept.inTheNameOf', { name: currentPerson().name })
  }

  get isInvalid() {
    return this.fault ? 'true' : 'false'
  }

  handleTyped({ target }: EventOn<HTMLTextAreaElement>) {
    this.reason = target.value
    this.fault = ''
  }

  handleAccept() {
    if (this.reason.trim().length >= SHORTEST) {
      void this.refs.dialog.attempt(() => this.accept())
      return
    }
    this.fault = label('web.accept.tooShort', { least: SHORTEST })
    this.refs.reason.focus()
  }

  async accept(): Promise<void> {
    const reason = this.reason.trim()
    await call('PUT /parity/accepted/:differenceId', { params: { differenceId: this.differenceId }, body: { reason } })
    this.dispatch('accepted', { reason })
  }

  handleClosed() {
    this.dispatch('close')
  }
}
