import { LightningElement, api } from 'lwc'
import { labelsBelow, type IdBelow } from 'kit/labels'
import { followLink } from 'kit/router'

type NavLabel = IdBelow<'web.nav'>
type Group = { heading: NavLabel; links: { path: string; text: NavLabel }[] }

const GROUPS: Group[] = [
  {
    heading: 'integrations',
    links: [
      { path: '/settings/connections', text: 'connections' },
      { path: '/settings/orgs', text: 'orgs' },
    ],
  },
  { heading: 'crm', links: [{ path: '/settings/general', text: 'general' }] },
  {
    heading: 'goLive',
    links: [
      { path: '/settings/parity', text: 'compare' },
      { path: '/settings/go-live', text: 'checklist' },
    ],
  },
  { heading: 'account', links: [{ path: '/settings/people', text: 'people' }] },
]

/** The left column of the settings. */
export default class SideNav extends LightningElement {
  labels = labelsBelow('web.nav')

  /** Where the reader is. */
  @api path = ''

  get groups() {
    return GROUPS.map(({ heading, links }) => ({
      heading: this.labels[heading],
      links: links.map(({ path, text }) => ({
        path,
        text: this.labels[text],
        current: path === this.path || this.path.startsWith(`${path}/`) ? 'page' : undefined,
      })),
    }))
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
