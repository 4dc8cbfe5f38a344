import { Component, type EventOn } from 'kit/component'
import { call, type Answer } from 'kit/client'
import { allValid, type FieldEvent } from 'kit/field'
import { labelsBelow } from 'kit/labels'
import { LANGUAGES } from 'kit/languages'
import { language } from 'kit/locale'
import type { DialogElement } from 'kit/dialog'

type Person = Answer<'POST /people'>
type NewPerson = Omit<Person, 'personId'>

/** The language of the page, for a start. */
const LANGUAGE = LANGUAGES.find(({ value }) => value === language)?.value ?? 'en'

const ROLES: Person['role'][] = ['user', 'admin']

type Refs = { dialog: DialogElement }
type Events = { close: undefined; invited: { person: Answer<'POST /people'> } }

/** Invites a person: they get a mail with a link to set their password. */
export default class InviteDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.invite')
  person: NewPerson = { name: '', email: '', role: 'user', language: LANGUAGE }

  get roles() {
    return ROLES.map((value) => ({
      value,
      text: this.labels[value],
      explanation: this.labels[`${value}Explained`],
      checked: value === this.person.role,
    }))
  }

  get languages() {
    return LANGUAGES.map((entry) => ({ ...entry, selected: entry.value === this.person.language }))
  }

  handleField(event: FieldEvent) {
    this.person = { ...this.person, [event.target.name]: event.detail.value }
  }

  handleChange(event: EventOn<HTMLInputElement | HTMLSelectElement>) {
    this.person = { ...this.person, [event.target.name]: event.target.value }
  }

  handleSubmit(event: Event) {
    event.preventDefault()
    if (allValid(this.template.querySelectorAll('kit-field'))) void this.refs.dialog.attempt(() => this.invite())
  }

  async invite(): Promise<void> {
    const { name, email, ...rest } = this.person
    const person = await call('POST /people', { body: { ...rest, name: name.trim(), email: email.trim() } })
    this.dispatch('invited', { person })
  }

  handleClosed() {
    this.dispatch('close')
  }
}
