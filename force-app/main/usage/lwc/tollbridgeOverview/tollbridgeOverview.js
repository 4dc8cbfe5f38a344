import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeOverviewController.read';
import { fillIn, formatCount, formatTime } from 'c/tollbridgeLocaleText';
import { reasonsOf } from 'c/tollbridgeOrgErrors';
import { percentOf } from 'c/tollbridgeUsageMath';
import ERROR_TITLE from '@salesforce/label/c.Tollbridge_Error_Title';
import COUNTS from '@salesforce/label/c.Tollbridge_Parity_Counts';
import EXPECTED from '@salesforce/label/c.Tollbridge_Overview_Expected';
import LOADING from '@salesforce/label/c.Tollbridge_Overview_Loading';
import NONE from '@salesforce/label/c.Tollbridge_Parity_None';
import READ_AT from '@salesforce/label/c.Tollbridge_Overview_Read_At';
import REFRESH from '@salesforce/label/c.Tollbridge_Overview_Refresh';
import TITLE from '@salesforce/label/c.Tollbridge_Overview_Title';
import TRY_AGAIN from '@salesforce/label/c.Tollbridge_Error_Try_Again';
import UNREAD from '@salesforce/label/c.Tollbridge_Notices_Unread';
import USAGE_SPENT_TEXT from '@salesforce/label/c.Tollbridge_Usage_Spent_Text';
import USAGE_SPENT_TITLE from '@salesforce/label/c.Tollbridge_Usage_Spent_Title';
import USAGE_TITLE from '@salesforce/label/c.Tollbridge_Usage_Title';
import USAGE_WINDOW from '@salesforce/label/c.Tollbridge_Usage_Window';

/** The page of the Tollbridge app: the API usage of the org, and what the Marketo integration spends of it. */
export default class TollbridgeOverview extends LightningElement {
    labels = {
        ERROR_TITLE,
        LOADING,
        REFRESH,
        TITLE,
        TRY_AGAIN,
        USAGE_SPENT_TEXT,
        USAGE_SPENT_TITLE,
        USAGE_TITLE,
        USAGE_WINDOW
    };

    /** What the wire handed over last, which `refreshApex` needs back. @type {Tollbridge.Provisioned<Tollbridge.Overview>} */
    provisioned = {};

    /** True while a person waits for a fresh answer. The button is not disabled meanwhile: it would lose the focus. */
    isRefreshing = false;

    /**
     * The one call of this page before its first paint; what follows further down is read when it comes into sight.
     * @param {Tollbridge.Provisioned<Tollbridge.Overview>} provisioned
     */
    @wire(read)
    wiredOverview(provisioned) {
        this.provisioned = provisioned;
    }

    get overview() {
        return this.provisioned.data;
    }

    get hasError() {
        return Boolean(this.provisioned.error);
    }

    get reasons() {
        return reasonsOf(this.provisioned.error);
    }

    get isLoading() {
        return !this.overview && !this.hasError;
    }

    get isSpent() {
        const { used = 0, allowed = 0 } = this.overview?.usage ?? {};
        return percentOf(used, allowed) >= 100;
    }

    get readAt() {
        const { readAt } = this.overview ?? {};
        return readAt ? fillIn(READ_AT, formatTime(new Date(readAt))) : '';
    }

    /** Whether the companion answered; without it the org's own figures stand alone. */
    get hasNews() {
        return this.news.length > 0;
    }

    /** Forecast, notifications and parity in a line each, and the page that tells more. */
    get news() {
        const { expected, unread, parity, dailyLimit } = this.overview?.marketo ?? {};
        if (typeof expected !== 'number' || typeof unread !== 'number') {
            return [];
        }
        const counts = parity ? [parity.blocking, parity.notable, parity.identical].map(formatCount) : [];
        return [
            { page: 'Tollbridge_Usage', text: fillIn(EXPECTED, formatCount(expected), formatCount(dailyLimit ?? 0)) },
            { page: 'Tollbridge_Notifications', text: fillIn(UNREAD, formatCount(unread)) },
            { page: 'Tollbridge_Environments', text: parity ? fillIn(COUNTS, ...counts) : NONE }
        ].map(({ page, text }) => ({ page: { type: 'standard__navItemPage', attributes: { apiName: page } }, text }));
    }

    /** Reads everything that is shown again, past the cache. */
    async handleRefresh() {
        if (this.isRefreshing) {
            return;
        }
        const further = /** @type {import('c/tollbridgeMarketoUsage').default | undefined} */ (this.refs?.usage);
        this.isRefreshing = true;
        try {
            await Promise.all([refreshApex(this.provisioned), further?.refresh()]);
        } finally {
            this.isRefreshing = false;
        }
    }
}
