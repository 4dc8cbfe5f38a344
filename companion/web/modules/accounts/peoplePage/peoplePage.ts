import { LightningElement } from 'lwc'
import type InviteDialog from 'accounts/inviteDialog'
import type PeopleTable from 'accounts/peopleTable'
import type { Person } from 'accounts/peopleTable'
import type { EventOf } from 'kit/component'
import { call, problemOf, type ToldProblem } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { currentPerson, isAdmin, restoreSession } from 'kit/session'

/** Settings > Account > People: who may sign in, and what each may do. */
export default class PeoplePage extends LightningElement {
  labels = labelsBelow('web.people')
  isAdmin = isAdmin()
  people?: Person[]
  problem?: ToldProblem
  done?: string
  isInviting = false
  leaving?: Person

  get isReader() {
    return !this.isAdmin
  }

  get isLoading() {
    return !this.people && !this.problem
  }

  /** Whether the list itself could not be read, so that there is nothing below the problem. */
  get isUnread() {
    return Boolean(this.problem && !this.people)
  }

  override connectedCallback(): void {
    void this.load()
  }

  async load(): Promise<void> {
    this.problem = undefined
    try {
      ;({ people: this.people } = await call('GET /people'))
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }

  handleInvite() {
    this.done = undefined
    this.isInviting = true
  }

  handleInvited({ detail: { person } }: EventOf<InviteDialog, 'invited'>) {
    this.done = label('web.people.invited', { name: person.name, email: person.email })
    void this.reload()
  }

  async handleRole({ detail: { person, role } }: EventOf<PeopleTable, 'role'>) {
    this.done = undefined
    this.problem = undefined
    try {
      await call('PATCH /people/:personId', { params: { personId: person.personId }, body: { role } })
      this.done = label(`web.people.became.${role}`, { name: person.name })
      if (person.personId === currentPerson().personId) await this.becomeOther()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
    void this.reload()
  }

  /** One's own role changed: what this page offers changes with it. */
  async becomeOther(): Promise<void> {
    await restoreSession()
    this.isAdmin = isAdmin()
  }

  /** Reads the list again, and keeps what is said about the last change. */
  async reload(): Promise<void> {
    const { people } = await call('GET /people').catch(() => ({ people: this.people }))
    this.people = people
  }

  handleRemove({ detail: { person } }: EventOf<PeopleTable, 'remove'>) {
    this.done = undefined
    this.leaving = person
  }

  handleRemoved() {
    this.done = label('web.people.removed', { name: this.leaving?.name })
    void this.reload()
  }

  handleClosed() {
    this.isInviting = false
    this.leaving = undefined
  }
}
