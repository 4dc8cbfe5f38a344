import ConnectionsPage from 'connections/connectionsPage'
import ForgotPasswordPage from 'accounts/forgotPasswordPage'
import GeneralPage from 'credits/generalPage'
import GoLivePage from 'golive/goLivePage'
import NotFoundPage from 'frame/notFoundPage'
import NotificationsPage from 'notifications/notificationsPage'
import OrgsPage from 'orgs/orgsPage'
import ParityPage from 'parity/parityPage'
import ParityReportPage from 'parity/parityReportPage'
import PeoplePage from 'accounts/peoplePage'
import SetPasswordPage from 'accounts/setPasswordPage'
import SignInPage from 'accounts/signInPage'
import UsagePage from 'usage/usagePage'

export const HOME = '/settings/connections'
export const SIGN_IN = '/sign-in'

const PAGES = {
  '/': { component: ConnectionsPage, isPrivate: true, isDoor: true },
  '/settings': { component: ConnectionsPage, isPrivate: true, isDoor: true },
  '/sign-in': { component: SignInPage, isForGuests: true },
  '/forgot-password': { component: ForgotPasswordPage, isForGuests: true },
  '/set-password': { component: SetPasswordPage },
  '/settings/connections': { component: ConnectionsPage, isPrivate: true },
  '/settings/orgs': { component: OrgsPage, isPrivate: true },
  '/settings/general': { component: GeneralPage, isPrivate: true },
  '/settings/parity': { component: ParityPage, isPrivate: true },
  '/settings/parity/report': { component: ParityReportPage, isPrivate: true },
  '/settings/go-live': { component: GoLivePage, isPrivate: true },
  '/settings/people': { component: PeoplePage, isPrivate: true },
  '/usage': { component: UsagePage, isPrivate: true },
  '/notifications': { component: NotificationsPage, isPrivate: true },
}

const NOT_FOUND = { component: NotFoundPage }

/**
 * The page at a path, and who may see it.
 * @param {string} path
 * @returns {{ component: Function, isPrivate?: boolean, isForGuests?: boolean, isDoor?: boolean }} isDoor: leads on to the first page
 */
export const pageAt = (path) => (Object.hasOwn(PAGES, path) ? PAGES[path] : NOT_FOUND)
