import { api } from 'lwc'
import { Component } from 'kit/component'
import { call, type Answer } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import type { DialogElement } from 'kit/dialog'

type Person = Answer<'GET /people'>['people'][number]
type Refs = { dialog: DialogElement }
type Events = { withdrawn: undefined; close: undefined }

/** Asks before an invitation is taken back. */
export default class WithdrawDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.withdraw')

  @api person: Person

  get question() {
    return label('web.withdraw.question', { name: this.person.name, email: this.person.email })
  }

  handleWithdraw() {
    return this.refs.dialog.attempt(async () => {
      await call('DELETE /people/:personId/invitation', { params: { personId: this.person.personId } })
      this.dispatch('withdrawn')
    })
  }

  handleClosed() {
    this.dispatch('close')
  }
}
