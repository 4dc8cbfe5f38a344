import { LightningElement, api } from 'lwc';
import { FAULTS } from 'c/tollbridgeCompanionStates';
import { fillIn, formatMoment } from 'c/tollbridgeLocaleText';
import isManager from '@salesforce/customPermission/Tollbridge_Manage';
import CONNECTED_ELSEWHERE from '@salesforce/label/c.Tollbridge_Marketo_Connected_Elsewhere';
import CONNECTED_ELSEWHERE_TEXT from '@salesforce/label/c.Tollbridge_Marketo_Connected_Elsewhere_Text';
import CONNECTED_HERE from '@salesforce/label/c.Tollbridge_Marketo_Connected_Here';
import DAILY_LIMIT from '@salesforce/label/c.Tollbridge_Marketo_Daily_Limit';
import NOT_CONNECTED from '@salesforce/label/c.Tollbridge_Marketo_Not_Connected';
import NOT_CONNECTED_TEXT from '@salesforce/label/c.Tollbridge_Marketo_Not_Connected_Text';
import NOT_PAIRED from '@salesforce/label/c.Tollbridge_Marketo_Not_Paired';
import NOT_PAIRED_MANAGER from '@salesforce/label/c.Tollbridge_Marketo_Not_Paired_Manager';
import NOT_PAIRED_VIEWER from '@salesforce/label/c.Tollbridge_Marketo_Not_Paired_Viewer';
import TITLE from '@salesforce/label/c.Tollbridge_Marketo_Title';
import WINDOW_ENDS from '@salesforce/label/c.Tollbridge_Marketo_Window_Ends';

/** The words and the icon of each state in which there is nothing to measure here. */
const NOTICES = new Map([
    [
        'connected-elsewhere',
        { title: CONNECTED_ELSEWHERE, text: CONNECTED_ELSEWHERE_TEXT, icon: 'utility:forward', variant: '' }
    ],
    ['not-connected', { title: NOT_CONNECTED, text: NOT_CONNECTED_TEXT, icon: 'utility:unlinked', variant: '' }],
    [
        'not-paired',
        {
            title: NOT_PAIRED,
            text: isManager ? NOT_PAIRED_MANAGER : NOT_PAIRED_VIEWER,
            icon: 'utility:key',
            variant: ''
        }
    ],
    ...FAULTS
]);

/** What the Marketo integration spends of this org, or why there is nothing to show. */
export default class TollbridgeMarketoSpend extends LightningElement {
    /** The integration as Apex reports it. @type {Tollbridge.MarketoSpend} */
    @api spend = { state: 'down' };

    /** The requests of this org, as it counts them itself. @type {Tollbridge.ApiUsage} */
    @api usage = { used: 0, allowed: 0 };

    labels = { CONNECTED_HERE, DAILY_LIMIT, TITLE };

    get isConnectedHere() {
        return this.spend.state === 'connected-here';
    }

    /** Whether the companion could not be asked; then only the figures of this org are known. */
    get isUnanswered() {
        return FAULTS.has(this.spend.state);
    }

    get notice() {
        return NOTICES.get(this.spend.state) ?? NOTICES.get('down');
    }

    get windowEnds() {
        const { windowEnd } = this.spend;
        return windowEnd ? fillIn(WINDOW_ENDS, formatMoment(windowEnd)) : '';
    }
}
