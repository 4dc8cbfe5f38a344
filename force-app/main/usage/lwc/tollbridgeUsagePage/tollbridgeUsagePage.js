import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeOverviewController.read';
import HEADING from '@salesforce/label/c.Tollbridge_Usage_Heading';
import TITLE from '@salesforce/label/c.Tollbridge_Usage_Title';
import WINDOW from '@salesforce/label/c.Tollbridge_Usage_Window';

/** The page of API usage: the org's allowance, how it was used over days, and Marketo's part of it. */
export default class TollbridgeUsagePage extends LightningElement {
    labels = { HEADING, TITLE, WINDOW };

    /**
     * The one call before the first paint, whose answer the other pages share.
     * @type {Tollbridge.Provisioned<Tollbridge.Overview>}
     */
    @wire(read)
    provisioned = {};

    get overview() {
        return this.provisioned.data;
    }

    /** Reads everything that is shown again, past the cache. */
    async handleRefresh() {
        const trend = /** @type {import('c/tollbridgeUsageTrend').default | undefined} */ (this.refs?.trend);
        const marketo = /** @type {import('c/tollbridgeMarketoUsage').default | undefined} */ (this.refs?.marketo);
        await Promise.all([refreshApex(this.provisioned), trend?.refresh(), marketo?.refresh()]);
    }
}
