import { LightningElement, api } from 'lwc'
import { label, labelsBelow } from 'kit/labels'
import { isAdmin } from 'kit/session'

/** The right leg of an open padlock is in the air. */
const CLOSED = 'M5 7V5a3 3 0 0 1 6 0v2'
const OPEN = 'M5 7V4a3 3 0 0 1 5.900-.800'

/** The padlock before a setting: an admin presses it to change the setting, everybody else sees that it is locked. */
export default class Padlock extends LightningElement {
  labels = labelsBelow('web.padlock')
  isAdmin = isAdmin()

  /** The name of the setting. @type {string} */
  @api setting = ''

  /** @type {boolean} */
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
    this.dispatchEvent(new CustomEvent('press'))
  }
}
