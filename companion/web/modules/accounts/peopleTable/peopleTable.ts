import { api } from 'lwc'
import { Component, type EventOn, type NoRefs } from 'kit/component'
import type { Answer } from 'kit/client'
import { formatAgo, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { currentPerson } from 'kit/session'

export type Person = Answer<'GET /people'>['people'][number]
type Role = Person['role']

const ROLES: Role[] = ['admin', 'user']

/** What an admin does to a person. */
type Act = 'remove' | 'resend' | 'withdraw'

const ACTS: Act[] = ['remove', 'resend', 'withdraw']

const ICONS: Record<Person['state'], { name: string; variant?: string }> = {
  invited: { name: 'utility:email' },
  pending: { name: 'utility:clock' },
  expired: { name: 'utility:warning', variant: 'warning' },
  active: { name: 'utility:success', variant: 'success' },
}

type Events = { role: { person: Person; role: Role } } & Record<Act, { person: Person }>

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
      isRemovable: person.personId !== personId && person.state === 'active',
      isOpen: person.state !== 'active',
      icon: ICONS[person.state],
      stateClass: `state state_${person.state}`,
      stateName: label(`web.people.state.${person.state}`),
      until: person.state === 'pending' && person.expiresAt && this.untilText(person.expiresAt),
      lastSignIn: person.lastSignedInAt ? formatAgo(person.lastSignedInAt) : this.labels.never,
      lastSignInMoment: person.lastSignedInAt ? formatMoment(person.lastSignedInAt) : undefined,
      resendLabel: label('web.people.resendName', { name: person.name }),
      withdrawLabel: label('web.people.withdrawName', { name: person.name }),
      roleName: this.labels[person.role],
      roleLabel: label('web.people.roleOf', { name: person.name }),
      removeLabel: label('web.people.removeName', { name: person.name }),
      roles: ROLES.map((value) => ({ value, text: this.labels[value], selected: value === person.role })),
    }))
  }

  untilText(moment: string): string {
    return label('web.people.until', { moment: formatMoment(moment) })
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

  handleAct({ currentTarget }: EventOn<HTMLElement>) {
    const person = this.personOf(currentTarget)
    const act = ACTS.find((one) => one === currentTarget.dataset['act'])
    if (person && act) this.dispatch(act, { person })
  }
}
