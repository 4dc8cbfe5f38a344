import { LightningElement, api } from 'lwc'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'

/** Asks before a person loses access. */
export default class RemoveDialog extends LightningElement {
  labels = labelsBelow('web.remove')

  /** @type {{ personId: string, name: string, email: string }} */
  @api person

  get question() {
    return label('web.remove.question', { name: this.person.name, email: this.person.email })
  }

  handleRemove() {
    return this.refs.dialog.attempt(async () => {
      await call('DELETE', `/people/${this.person.personId}`)
      this.dispatchEvent(new CustomEvent('removed'))
    })
  }

  handleClosed() {
    this.dispatchEvent(new CustomEvent('close'))
  }
}
