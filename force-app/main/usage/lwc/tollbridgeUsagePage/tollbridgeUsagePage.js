import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeOverviewController.read';
import { fillIn, formatHour } from 'c/tollbridgeLocaleText';
import HEADING from '@salesforce/label/c.Tollbridge_Usage_Heading';
import LAST from '@salesforce/label/c.Tollbridge_Trend_Last';
import NEXT from '@salesforce/label/c.Tollbridge_Setup_Next';
import WINDOW from '@salesforce/label/c.Tollbridge_Usage_Window';

/** The page of API usage: each limit of the org, how it was used over days, and Marketo's part of it. */
export default class TollbridgeUsagePage extends LightningElement {
    labels = { HEADING, WINDOW };

    /**
     * The one call before the first paint, whose answer the other pages share.
     * @type {Tollbridge.Provisioned<Tollbridge.Overview>}
     */
    @wire(read)
    provisioned = {};

    get overview() {
        return this.provisioned.data;
    }

    get last() {
        const { lastTakenAt } = this.overview?.trend ?? {};
        return lastTakenAt ? fillIn(LAST, formatHour(lastTakenAt)) : '';
    }

    get next() {
        const { nextRunAt } = this.overview?.trend ?? {};
        return nextRunAt ? fillIn(NEXT, formatHour(nextRunAt)) : '';
    }

    /** Reads everything that is shown again, past the cache. */
    async handleRefresh() {
        const marketo = /** @type {import('c/tollbridgeMarketoUsage').default | undefined} */ (this.refs?.marketo);
        await Promise.all([refreshApex(this.provisioned), marketo?.refresh()]);
    }
}
