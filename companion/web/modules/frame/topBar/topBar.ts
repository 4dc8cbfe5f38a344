import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'

type Events = { skip: undefined }

/** The dark bar over every page: product, sections, language, account. */
export default class TopBar extends Component<NoRefs, Events> {
  labels = labelsBelow('web.nav')

  /** Where the reader is. */
  @api path = ''

  /** The section that the reader is in. */
  get current() {
    const markOf = (isHere: boolean) => (isHere ? 'page' : undefined)
    return {
      account: markOf(this.path.startsWith('/settings/')),
      usage: markOf(this.path === '/usage'),
      notifications: markOf(this.path === '/notifications'),
    }
  }

  handleSkip(event: Event) {
    event.preventDefault()
    this.dispatch('skip')
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
