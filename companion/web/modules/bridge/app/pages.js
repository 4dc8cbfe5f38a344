import ConnectionsPage from 'bridge/connectionsPage';
import ForgotPasswordPage from 'bridge/forgotPasswordPage';
import GeneralPage from 'bridge/generalPage';
import GoLivePage from 'bridge/goLivePage';
import NotFoundPage from 'bridge/notFoundPage';
import NotificationsPage from 'bridge/notificationsPage';
import OrgsPage from 'bridge/orgsPage';
import ParityPage from 'bridge/parityPage';
import ParityReportPage from 'bridge/parityReportPage';
import PeoplePage from 'bridge/peoplePage';
import SetPasswordPage from 'bridge/setPasswordPage';
import SignInPage from 'bridge/signInPage';
import UsagePage from 'bridge/usagePage';

export const HOME = '/settings/connections';
export const SIGN_IN = '/sign-in';

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
    '/notifications': { component: NotificationsPage, isPrivate: true }
};

const NOT_FOUND = { component: NotFoundPage };

/**
 * The page at a path, and who may see it.
 * @param {string} path
 * @returns {{ component: Function, isPrivate?: boolean, isForGuests?: boolean, isDoor?: boolean }} isDoor: leads on to the first page
 */
export const pageAt = (path) => (Object.hasOwn(PAGES, path) ? PAGES[path] : NOT_FOUND);
