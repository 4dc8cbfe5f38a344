import { api } from 'lwc'
import { Component } from 'kit/component'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { currentPerson } from 'kit/session'
import type { DialogElement } from 'kit/dialog'
import type { ReasonElement } from 'kit/reason'

type Refs = { dialog: DialogElement; reason: ReasonElement }
type Events = { close: undefined; accepted: { reason: string } }

/** Asks for the reason why a blocking difference may stay. */
export default class ParityAcceptDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.accept')

  @api differenceId: string

  /** What is accepted, in words. */
  @api name: string

  get nameText() {
    return label('web.accept.inTheNameOf', { name: currentPerson().name })
  }

  handleAccept() {
    const reason = this.refs.reason.valid()
    if (reason !== undefined) void this.refs.dialog.attempt(() => this.accept(reason))
  }

  async accept(reason: string): Promise<void> {
    await call('PUT /parity/accepted/:differenceId', { params: { differenceId: this.differenceId }, body: { reason } })
    this.dispatch('accepted', { reason })
  }

  handleClosed() {
    this.dispatch('close')
  }
}
