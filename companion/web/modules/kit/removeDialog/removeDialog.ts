import { api } from 'lwc'
import { Component } from 'kit/component'
import { call, type Answer } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import type { DialogElement } from 'kit/dialog'

type Person = Answer<'GET /people'>['people'][number]
type Refs = { dialog: DialogElement }
type Events = { removed: undefined; close: undefined }

/** Asks before a person loses access. */
export default class RemoveDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.remove')

  @api person: Person

  get question() {
    return label('web.remove.question', { name: this.person.name, email: this.person.email })
  }

  handleRemove() {
    return this.refs.dialog.attempt(async () => {
      await call('DELETE /people/:personId', { params: { personId: this.person.personId } })
      this.dispatch('removed')
    })
  }

  handleClosed() {
    this.dispatch('close')
  }
}
