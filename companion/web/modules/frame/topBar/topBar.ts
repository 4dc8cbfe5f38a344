import { LightningElement, api } from 'lwc'
import { labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'

/** The dark bar over every page: product, sections, language, account. */
export default class TopBar extends LightningElement {
  labels = labelsBelow('web.nav')

  /** Where the reader is. @type {string} */
  @api path = ''

  /** The section that the reader is in. */
  get current() {
    const markOf = (isHere) => (isHere ? 'page' : undefined)
    return {
      account: markOf(this.path.startsWith('/settings/')),
      usage: markOf(this.path === '/usage'),
      notifications: markOf(this.path === '/notifications'),
    }
  }

  handleSkip(event) {
    event.preventDefault()
    this.dispatchEvent(new CustomEvent('skip'))
  }

  handleLink(event) {
    followLink(event)
  }
}
