import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import { label, labelsBelow } from 'kit/labels'
import { isAdmin } from 'kit/session'

/** The right leg of an open padlock is in the air. */
const CLOSED = 'M5 7V5a3 3 0 0 1 6 0v2'
const OPEN = 'M5 7V4a3 3 0 0 1 5.900-.800'

type Events = { press: undefined }

/** The padlock before a setting: an admin presses it to change the setting, everybody else sees that it is locked. */
export default class Padlock extends Component<NoRefs, Events> {
  labels = labelsBelow('web.padlock')
  isAdmin = isAdmin()

  /** The name of the setting. */
  @api setting = ''

  @api isOpen = false

  get shackle() {
    return this.isOpen ? OPEN : CLOSED
  }

  get padlockClass() {
    return this.isOpen ? 'padlock padlock_open' : 'padlock'
  }

  get action() {
    const { setting } = this
    return this.isOpen ? label('web.padlock.lock', { setting }) : label('web.padlock.unlock', { setting })
  }

  handlePress() {
    this.dispatch('press')
  }
}
