import { api } from 'lwc'
import { Component } from 'kit/component'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { currentPerson } from 'kit/session'
import type { DialogElement } from 'kit/dialog'
import type { ReasonElement } from 'kit/reason'

type Refs = { dialog: DialogElement; reason: ReasonElement }
type Events = { close: undefined; continued: undefined }

/** Asks for the reason why a person continues without checks that could not be made. */
export default class ContinueDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.continue')

  /** The name of the answer. */
  @api answer: string

  /** The checks that it is for, in words. */
  @api names: string[] = []

  /** Whether it leads to production without a sandbox. */
  @api isDirect = false

  override get title() {
    return this.isDirect ? this.labels.titleDirectly : this.labels.title
  }

  get submit() {
    return label(this.isDirect ? 'web.goLive.directly' : 'web.goLive.continueWithout')
  }

  get means() {
    return this.isDirect ? this.labels.meansDirectly : this.labels.means
  }

  get nameText() {
    return label('web.continue.inTheNameOf', { name: currentPerson().name })
  }

  handleContinue() {
    const reason = this.refs.reason.valid()
    if (reason !== undefined) void this.refs.dialog.attempt(() => this.continue(reason))
  }

  async continue(reason: string): Promise<void> {
    await call('PUT /go-live/unchecked/:answer', { params: { answer: this.answer }, body: { reason } })
    this.dispatch('continued')
  }

  handleClosed() {
    this.dispatch('close')
  }
}
