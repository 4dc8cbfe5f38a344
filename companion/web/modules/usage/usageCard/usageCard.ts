import { LightningElement, api } from 'lwc'
import { labelsBelow } from 'kit/labels'
import { isOffline } from 'usage/usageReading'

/** A part of the usage page: its title, and what is to be said while there is nothing to show. */
export default class UsageCard extends LightningElement {
  labels = labelsBelow('web.usageCard')

  /** @type {string} */
  @api heading = ''

  /** What the numbers are about, below the title. @type {string} */
  @api note = ''

  /** @type {import('usage/usageReading').Reading} */
  @api reading = {}

  get isLoading() {
    return !this.reading.data && !this.reading.problem
  }

  get problem() {
    return isOffline(this.reading) ? undefined : this.reading.problem
  }

  get isUnread() {
    return isOffline(this.reading) && !this.reading.data
  }

  handleRetry() {
    this.dispatchEvent(new CustomEvent('retry'))
  }
}
