import { api } from 'lwc'
import { Component, type EventOn, type NoRefs } from 'kit/component'
import type { Answer } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { currentPerson } from 'kit/session'

export type Person = Answer<'GET /people'>['people'][number]
type Role = Person['role']

const ROLES: Role[] = ['admin', 'user']

type Events = { role: { person: Person; role: Role }; remove: { person: Person } }

/** The people of the account, one a row; an admin changes roles and removes people here. */
export default class PeopleTable extends Component<NoRefs, Events> {
  labels = labelsBelow('web.people')

  @api people: Person[] = []

  @api isEditable = false

  get rows() {
    const { personId } = currentPerson()
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

  personOf({ dataset }: HTMLElement): Person | undefined {
    return this.people.find((person) => person.personId === dataset['personId'])
  }

  /** Asks for another role; the old one stays on show until the change is made. */
  handleRole({ target }: EventOn<HTMLSelectElement>) {
    const person = this.personOf(target)
    const role = ROLES.find((one) => one === target.value)
    if (!person || !role) return
    target.value = person.role
    this.dispatch('role', { person, role })
  }

  handleRemove({ currentTarget }: EventOn<HTMLElement>) {
    const person = this.personOf(currentTarget)
    if (person) this.dispatch('remove', { person })
  }
}
