import { LightningElement, api } from 'lwc'
import { isWithin, SETTINGS } from 'frame/settingsPages'
import { labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'
import { isAdmin } from 'kit/session'

/** The left column of the settings. */
export default class SideNav extends LightningElement {
  labels = labelsBelow('web.nav')

  /** Where the reader is. */
  @api path = ''

  get groups() {
    return SETTINGS.map(({ heading, links }) => ({
      heading: this.labels[heading],
      links: links
        .filter(({ isForAdmins }) => !isForAdmins || isAdmin())
        .map((page) => ({
          path: page.path,
          text: this.labels[page.text],
          current: isWithin(page, this.path) ? 'page' : undefined,
        })),
    }))
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
