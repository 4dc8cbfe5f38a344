import { LightningElement } from 'lwc'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { currentSession, isAdmin, restoreSession } from 'kit/session'

/** Settings > Account > People: who may sign in, and what each may do. */
export default class PeoplePage extends LightningElement {
  labels = labelsBelow('web.people')
  isAdmin = isAdmin()
  people
  problem
  done
  isInviting = false
  leaving

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

  connectedCallback() {
    this.load()
  }

  async load() {
    this.problem = undefined
    try {
      ;({ people: this.people } = await call('GET', '/people'))
    } catch (problem) {
      this.problem = problem
    }
  }

  handleInvite() {
    this.done = undefined
    this.isInviting = true
  }

  handleInvited({ detail: { person } }) {
    this.done = label('web.people.invited', { name: person.name, email: person.email })
    this.reload()
  }

  async handleRole({ detail: { person, role } }) {
    this.done = undefined
    this.problem = undefined
    try {
      await call('PATCH', `/people/${person.personId}`, { body: { role } })
      this.done = label(`web.people.became.${role}`, { name: person.name })
      if (person.personId === currentSession().person.personId) await this.becomeOther()
    } catch (problem) {
      this.problem = problem
    }
    this.reload()
  }

  /** One's own role changed: what this page offers changes with it. */
  async becomeOther() {
    await restoreSession()
    this.isAdmin = isAdmin()
  }

  /** Reads the list again, and keeps what is said about the last change. */
  async reload() {
    const { people } = await call('GET', '/people').catch(() => ({ people: this.people }))
    this.people = people
  }

  handleRemove({ detail: { person } }) {
    this.done = undefined
    this.leaving = person
  }

  handleRemoved() {
    this.done = label('web.people.removed', { name: this.leaving.name })
    this.reload()
  }

  handleClosed() {
    this.isInviting = false
    this.leaving = undefined
  }
}
