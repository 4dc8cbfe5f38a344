import { LightningElement, api } from 'lwc'
import { label, labelsBelow } from 'kit/labels'
import { currentSession } from 'kit/session'

const ROLES = ['admin', 'user']

/** The people of the account, one a row; an admin changes roles and removes people here. */
export default class PeopleTable extends LightningElement {
  labels = labelsBelow('web.people')

  /** @type {{ personId: string, name: string, email: string, role: 'admin'|'user' }[]} */
  @api people = []

  /** @type {boolean} */
  @api isEditable = false

  get rows() {
    const { personId } = currentSession().person
    return this.people.map((person) => ({
      ...person,
      isSelf: person.personId === personId,
      actionsClass: person.personId === personId ? 'actions actions_none' : 'actions',
      isOther: person.personId !== personId,
      roleName: this.labels[person.role],
      roleLabel: label('web.people.roleOf', { name: person.name }),
      removeLabel: label('web.people.removeName', { name: person.name }),
      roles: ROLES.map((value) => ({ value, text: this.labels[value], selected: value === person.role })),
    }))
  }

  personOf(event) {
    const { personId } = event.currentTarget.dataset
    return this.people.find((person) => person.personId === personId)
  }

  /** Asks for another role; the old one stays on show until the change is made. */
  handleRole(event) {
    const person = this.personOf(event)
    const detail = { person, role: event.target.value }
    event.target.value = person.role
    this.dispatchEvent(new CustomEvent('role', { detail }))
  }

  handleRemove(event) {
    this.dispatchEvent(new CustomEvent('remove', { detail: { person: this.personOf(event) } }))
  }
}
