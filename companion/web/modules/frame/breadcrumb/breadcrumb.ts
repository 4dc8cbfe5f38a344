import { LightningElement, api } from 'lwc'
import { isWithin, SETTINGS } from 'frame/settingsPages'
import { labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'

/** Where a page of the settings stands, as the documents of Marketo Measure write it: My Account > Settings > ... */
export default class Breadcrumb extends LightningElement {
  labels = labelsBelow('web.nav')
  first = SETTINGS[0]?.links[0]?.path

  /** Where the reader is. */
  @api path = ''

  get group() {
    return SETTINGS.find(({ links }) => links.some((page) => isWithin(page, this.path)))
  }

  get page() {
    return this.group?.links.find((page) => isWithin(page, this.path))
  }

  get groupName() {
    return this.group && this.labels[this.group.heading]
  }

  get pageName() {
    return this.page && this.labels[this.page.text]
  }

  /** Whether the reader is on a page below the one that the way ends with. */
  get isBelow() {
    return this.page?.path !== this.path
  }

  get current() {
    return this.isBelow ? undefined : 'page'
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
