import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeEnvironmentsController.read';
import { fillIn, formatCount, formatHour, formatList } from 'c/tollbridgeLocaleText';
import { reasonsOf } from 'c/tollbridgeOrgErrors';
import COUNTS from '@salesforce/label/c.Tollbridge_Parity_Counts';
import NONE from '@salesforce/label/c.Tollbridge_Parity_None';
import PAIRED from '@salesforce/label/c.Tollbridge_Orgs_Paired';
import PARITY from '@salesforce/label/c.Tollbridge_Parity_Title';

/** Which orgs are paired, and how sandbox and production compare; nothing where the companion does not tell. */
export default class TollbridgePairedOrgs extends LightningElement {
    labels = { NONE, PAIRED, PARITY };

    /** @type {Tollbridge.Provisioned<Tollbridge.PairedOrgs>} */
    @wire(read)
    provisioned = {};

    /** Reads again, past the cache. */
    @api
    refresh() {
        return refreshApex(this.provisioned);
    }

    get isReported() {
        return this.provisioned.data?.state === 'reported';
    }

    get hasError() {
        return Boolean(this.provisioned.error);
    }

    get reasons() {
        return reasonsOf(this.provisioned.error);
    }

    get counts() {
        const { blocking = 0, notable = 0, identical = 0 } = this.provisioned.data?.report ?? {};
        return fillIn(COUNTS, ...[blocking, notable, identical].map(formatCount));
    }

    get compared() {
        const { sandbox = '', production = '', madeAt = '' } = this.provisioned.data?.report ?? {};
        return formatList([sandbox, production, formatHour(madeAt)]);
    }
}
