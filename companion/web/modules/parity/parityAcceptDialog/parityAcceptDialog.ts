import { api } from 'lwc'
import { Component } from 'kit/component'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { currentPerson } from 'kit/session'
import type { DialogElement } from 'kit/dialog'
import type { ReasonElement } from 'kit/reason'
import type { Difference } from 'parity/parityFilter'

type Refs = { dialog: DialogElement; reason: ReasonElement }
type Events = { close: undefined; accepted: { reason: string } }

/** Asks for the reason why blocking differences may stay, and lists them. */
export default class ParityAcceptDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.accept')

  /** The report in which the person sees the differences. */
  @api reportId: string

  /** What is accepted, all or none. @type {import('parity/parityFilter').Difference[]} */
  @api differences: Difference[] = []

  private get count() {
    return { count: this.differences.length }
  }

  get titleText() {
    return label('web.accept.title', this.count)
  }

  get meansText() {
    return label('web.accept.means', this.count)
  }

  get reasonText() {
    return label('web.accept.reason', this.count)
  }

  get submitText() {
    return label('web.accept.submit', this.count)
  }

  get nameText() {
    return label('web.accept.inTheNameOf', { ...this.count, name: currentPerson().name })
  }

  get names() {
    return this.differences.map(({ id, object, name }) => ({ id, text: `${object} · ${name}` }))
  }

  handleAccept() {
    const reason = this.refs.reason.valid()
    if (reason !== undefined) void this.refs.dialog.attempt(() => this.accept(reason))
  }

  async accept(reason: string): Promise<void> {
    const differences = this.differences.map(({ id }) => id)
    await call('PUT /parity/accepted', { body: { reportId: this.reportId, differences, reason } })
    this.dispatch('accepted', { reason })
  }

  handleClosed() {
    this.dispatch('close')
  }
}
