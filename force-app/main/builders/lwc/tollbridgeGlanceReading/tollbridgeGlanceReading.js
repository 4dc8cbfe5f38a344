import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeGlanceController.read';
import { fillIn, formatPercent, formatTime } from 'c/tollbridgeLocaleText';
import { reasonsOf } from 'c/tollbridgeOrgErrors';
import ERROR_TITLE from '@salesforce/label/c.Tollbridge_Error_Title';
import HEADING from '@salesforce/label/c.Tollbridge_Usage_Heading';
import LEVEL from '@salesforce/label/c.Tollbridge_Glance_Level';
import LOADING from '@salesforce/label/c.Tollbridge_Overview_Loading';
import NO_ALLOWANCE from '@salesforce/label/c.Tollbridge_Error_No_Allowance';
import NOT_AVAILABLE from '@salesforce/label/c.Tollbridge_Glance_Not_Available';
import OPEN from '@salesforce/label/c.Tollbridge_Link_Open';
import READ_AT from '@salesforce/label/c.Tollbridge_Overview_Read_At';
import REFRESH from '@salesforce/label/c.Tollbridge_Overview_Refresh';
import TITLE from '@salesforce/label/c.Tollbridge_Usage_Title';
import TRY_AGAIN from '@salesforce/label/c.Tollbridge_Error_Try_Again';
import WINDOW from '@salesforce/label/c.Tollbridge_Usage_Window';

/** How much of the API requests is used, for a reader who may see it. */
export default class TollbridgeGlanceReading extends LightningElement {
    labels = {
        ERROR_TITLE,
        LOADING,
        NO_ALLOWANCE,
        NOT_AVAILABLE,
        OPEN: fillIn(OPEN, HEADING),
        REFRESH,
        TITLE,
        TRY_AGAIN,
        WINDOW
    };

    usageTab = { type: 'standard__navItemPage', attributes: { apiName: 'Tollbridge_Usage' } };

    /** What the wire passed last, which `refreshApex` takes. @type {Tollbridge.Provisioned<Tollbridge.Glance>} */
    provisioned = {};

    /** @param {Tollbridge.Provisioned<Tollbridge.Glance>} provisioned */
    @wire(read)
    wiredGlance(provisioned) {
        this.provisioned = provisioned;
    }

    get reading() {
        return this.provisioned.data?.reading;
    }

    get isNotAvailable() {
        return this.provisioned.data?.state === 'not-available';
    }

    get hasError() {
        return Boolean(this.provisioned.error);
    }

    get reasons() {
        return reasonsOf(this.provisioned.error);
    }

    get level() {
        const level = this.reading?.level;
        return level ? fillIn(LEVEL, formatPercent(level)) : '';
    }

    get readAt() {
        return this.reading ? fillIn(READ_AT, formatTime(new Date(this.reading.readAt))) : '';
    }

    handleRefresh() {
        return refreshApex(this.provisioned);
    }
}
