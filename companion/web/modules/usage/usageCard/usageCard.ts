import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import { isOffline, type Reading } from 'usage/usageReading'

type Events = { retry: undefined }

/** A part of the usage page: its title, and what is to be said while there is nothing to show. */
export default class UsageCard extends Component<NoRefs, Events> {
  labels = labelsBelow('web.usageCard')

  @api heading = ''

  /** What the numbers are about, below the title. */
  @api note = ''

  @api reading: Reading = {}

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
    this.dispatch('retry')
  }
}
