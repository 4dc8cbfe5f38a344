import { LightningElement, api } from 'lwc'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'

/** Asks for the name of the business before a connection is deleted for good. */
export default class DeleteDialog extends LightningElement {
  labels = labelsBelow('web.delete')
  typed = ''

  /** A connection as the companion tells it. */
  @api connection

  /** The name to type. @type {string} */
  @api businessName = ''

  /** The question around the name, which stands out in it. */
  get question() {
    const [before, after] = label('web.delete.question', { name: '\n', org: this.connection.orgName }).split('\n')
    return { before, after }
  }

  get prompt() {
    return label('web.delete.prompt', { name: this.businessName })
  }

  /** Only blanks around the name are forgiven. */
  get isDifferent() {
    return this.typed.trim() !== this.businessName.trim()
  }

  handleTyped(event) {
    this.typed = event.detail.value
  }

  handleSubmit(event) {
    event.preventDefault()
    if (!this.isDifferent) this.refs.dialog.attempt(() => this.delete())
  }

  async delete() {
    const body = { businessName: this.typed }
    await call('DELETE', `/connections/${this.connection.connectionId}`, { body })
    this.dispatchEvent(new CustomEvent('deleting'))
  }

  handleClosed() {
    this.dispatchEvent(new CustomEvent('close'))
  }
}
