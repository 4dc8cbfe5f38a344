import { LightningElement, api } from 'lwc';
import { FAULTS } from 'c/tollbridgeCompanionStates';
import { reasonsOf } from 'c/tollbridgeOrgErrors';
import DOWN_TEXT from '@salesforce/label/c.Tollbridge_Over_Time_Unreachable';
import ERROR_TITLE from '@salesforce/label/c.Tollbridge_Page_Error';
import LOADING from '@salesforce/label/c.Tollbridge_Page_Loading';
import NOT_PAIRED from '@salesforce/label/c.Tollbridge_Marketo_Not_Paired';
import NOT_PAIRED_TEXT from '@salesforce/label/c.Tollbridge_Over_Time_Not_Paired';
import REFRESH from '@salesforce/label/c.Tollbridge_Overview_Refresh';

/** What a page says where the companion has nothing to show. */
const MISSING = new Map([
    ['not-paired', { title: NOT_PAIRED, text: NOT_PAIRED_TEXT, icon: 'utility:key' }],
    ...FAULTS,
    ['down', { ...FAULTS.get('down'), text: DOWN_TEXT }]
]);

/** The frame of a page: its title, a way to read again, and what stands there until there is something to show. */
export default class TollbridgePageFrame extends LightningElement {
    /** @type {string} */
    @api heading = '';

    /** @type {string} */
    @api icon = '';

    /** What was read, or why it could not be. @type {Tollbridge.Provisioned<{ state?: string }>} */
    @api provisioned = {};

    labels = { ERROR_TITLE, LOADING, REFRESH };

    get hasError() {
        return Boolean(this.provisioned.error);
    }

    get reasons() {
        return reasonsOf(this.provisioned.error);
    }

    get missing() {
        return MISSING.get(this.provisioned.data?.state ?? '');
    }

    get isLoading() {
        return !this.provisioned.data;
    }

    /** What the org itself knows is shown whatever the companion says. */
    get isRead() {
        return Boolean(this.provisioned.data);
    }

    handleRefresh() {
        this.dispatchEvent(new CustomEvent('refresh'));
    }
}
