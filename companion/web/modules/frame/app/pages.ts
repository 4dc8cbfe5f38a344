import type { LightningElement } from 'lwc'
import AuditPage from 'audit/auditPage'
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

/** A page, and who may see it. A door only leads on to the first page. */
type Page = { component: typeof LightningElement; isPrivate?: boolean; isForGuests?: boolean; isDoor?: boolean }

const PAGES: Partial<Record<string, Page>> = {
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
  '/settings/audit': { component: AuditPage, isPrivate: true },
  '/usage': { component: UsagePage, isPrivate: true },
  '/notifications': { component: NotificationsPage, isPrivate: true },
}

const NOT_FOUND: Page = { component: NotFoundPage }

/** The page at a path, and who may see it. */
export const pageAt = (path: string): Page => (Object.hasOwn(PAGES, path) ? PAGES[path] : undefined) ?? NOT_FOUND
