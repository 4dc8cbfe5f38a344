import { api } from 'lwc'
import { Component } from 'kit/component'
import { call } from 'kit/client'
import type { FieldEvent } from 'kit/field'
import { label, labelsBelow } from 'kit/labels'
import type { DialogElement } from 'kit/dialog'
import type { Connection } from 'connections/connectionCard'

type Refs = { dialog: DialogElement }
type Events = { deleting: undefined; close: undefined }

/** Asks for the name of the business before a connection is deleted for good. */
export default class DeleteDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.delete')
  typed = ''

  @api connection: Connection

  /** The name to type. */
  @api businessName = ''

  /** The question around the name, which stands out in it. */
  get question() {
    const { environment, orgName: org } = this.connection
    const [before, after] = label(`web.delete.question_${environment}`, { name: '\n', org }).split('\n')
    return { before, after }
  }

  /** Production leaves no choice for the next connection. */
  get isProduction() {
    return this.connection.environment === 'production'
  }

  get prompt() {
    return label('web.delete.prompt', { name: this.businessName })
  }

  /** Only blanks around the name are forgiven. */
  get isDifferent() {
    return this.typed.trim() !== this.businessName.trim()
  }

  handleTyped(event: FieldEvent) {
    this.typed = event.detail.value
  }

  handleSubmit(event: Event) {
    event.preventDefault()
    if (!this.isDifferent) void this.refs.dialog.attempt(() => this.delete())
  }

  async delete(): Promise<void> {
    const { connectionId } = this.connection
    await call('DELETE /connections/:connectionId', { params: { connectionId }, body: { businessName: this.typed } })
    this.dispatch('deleting')
  }

  handleClosed() {
    this.dispatch('close')
  }
}
