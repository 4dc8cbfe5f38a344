import type InviteDialog from 'accounts/inviteDialog'
import type PeopleTable from 'accounts/peopleTable'
import type { Person } from 'accounts/peopleTable'
import type { EventOf } from 'kit/component'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { currentPerson, isAdmin, restoreSession } from 'kit/session'
import { Page } from 'kit/page'

/** Settings > Account > People: who may sign in, and what each may do. */
export default class PeoplePage extends Page {
  labels = labelsBelow('web.people')
  people?: Person[]
  done?: string
  isInviting = false
  leaving?: Person
  withdrawing?: Person

  override get isRead() {
    return Boolean(this.people)
  }

  override connectedCallback(): void {
    void this.load()
  }

  load(): Promise<void> {
    return this.attempt(() => this.read())
  }

  async read(): Promise<void> {
    ;({ people: this.people } = await call('GET /people'))
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
    await this.attempt(async () => {
      await call('PATCH /people/:personId', { params: { personId: person.personId }, body: { role } })
      this.done = label(`web.people.became.${role}`, { name: person.name })
      if (person.personId === currentPerson().personId) await this.becomeOther()
    })
    void this.reload()
  }

  /** One's own role changed: what this page offers changes with it. */
  async becomeOther(): Promise<void> {
    await restoreSession()
    this.isAdmin = isAdmin()
  }

  /** Reads the list again, and keeps what is said about the last change. */
  async reload(): Promise<void> {
    await this.read().catch(() => undefined)
  }

  async handleResend({ detail: { person } }: EventOf<PeopleTable, 'resend'>) {
    this.done = undefined
    const { personId, name } = person
    await this.attempt(async () => {
      await call('POST /people/:personId/invitation', { params: { personId } })
      this.done = label('web.people.resent', { name })
    })
    void this.reload()
  }

  handleWithdraw({ detail: { person } }: EventOf<PeopleTable, 'withdraw'>) {
    this.done = undefined
    this.withdrawing = person
  }

  handleWithdrawn() {
    this.done = label('web.people.withdrawn', { name: this.withdrawing?.name })
    void this.reload()
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
    this.withdrawing = undefined
  }
}
