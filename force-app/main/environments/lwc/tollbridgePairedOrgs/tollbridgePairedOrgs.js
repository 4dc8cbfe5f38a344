import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeEnvironmentsController.read';
import { reasonsOf } from 'c/tollbridgeOrgErrors';
import LOADING from '@salesforce/label/c.Tollbridge_Page_Loading';
import PAIRED from '@salesforce/label/c.Tollbridge_Orgs_Paired';

/** Which orgs are paired, and how sandbox and production compare; nothing where the companion does not tell. */
export default class TollbridgePairedOrgs extends LightningElement {
    labels = { LOADING, PAIRED };

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

    get isLoading() {
        return !this.provisioned.data;
    }

    get hasError() {
        return Boolean(this.provisioned.error);
    }

    get reasons() {
        return reasonsOf(this.provisioned.error);
    }
}
