import type { IdBelow } from 'kit/labels'

type NavLabel = IdBelow<'web.nav'>

/** A page of the settings. Some are for admins only. */
export type SettingsPage = { path: string; text: NavLabel; isForAdmins?: boolean }

/** The pages below a heading of the left column. */
export type SettingsGroup = { heading: NavLabel; links: SettingsPage[] }

/** The pages of the settings, as the left column lists them. The first one opens with My Account. */
export const SETTINGS: SettingsGroup[] = [
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
  {
    heading: 'account',
    links: [
      { path: '/settings/people', text: 'people' },
      { path: '/settings/audit', text: 'audit', isForAdmins: true },
    ],
  },
]

/** Whether a path is a page of the settings, or one below it. */
export const isWithin = ({ path }: SettingsPage, current: string): boolean =>
  path === current || current.startsWith(`${path}/`)
