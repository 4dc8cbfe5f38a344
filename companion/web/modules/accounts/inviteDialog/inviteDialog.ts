import { LightningElement } from 'lwc'
import { call } from 'kit/client'
import { allValid } from 'kit/field'
import { labelsBelow } from 'kit/labels'
import { LANGUAGES } from 'kit/languages'
import { language } from 'kit/locale'

/** Invites a person: they get a mail with a link to set their password. */
export default class InviteDialog extends LightningElement {
  labels = labelsBelow('web.invite')
  person = { name: '', email: '', role: 'user', language }

  get roles() {
    return ['user', 'admin'].map((value) => ({
      value,
      text: this.labels[value],
      explanation: this.labels[`${value}Explained`],
      checked: value === this.person.role,
    }))
  }

  get languages() {
    return LANGUAGES.map((entry) => ({ ...entry, selected: entry.value === this.person.language }))
  }

  handleField(event) {
    this.person = { ...this.person, [event.target.name]: event.detail.value }
  }

  handleChange(event) {
    this.person = { ...this.person, [event.target.name]: event.target.value }
  }

  handleSubmit(event) {
    event.preventDefault()
    if (allValid(this.template.querySelectorAll('kit-field'))) this.refs.dialog.attempt(() => this.invite())
  }

  async invite() {
    const { name, email, ...rest } = this.person
    const person = await call('POST', '/people', { body: { ...rest, name: name.trim(), email: email.trim() } })
    this.dispatchEvent(new CustomEvent('invited', { detail: { person } }))
  }

  handleClosed() {
    this.dispatchEvent(new CustomEvent('close'))
  }
}
