import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import read from '@salesforce/apex/TollbridgeSpendController.read';
import TITLE from '@salesforce/label/c.Tollbridge_Spend_Title';

/** The page "Who spends": which apps, users and API versions use the org's API requests, and what was unusual. */
export default class TollbridgeSpendPage extends LightningElement {
    labels = { TITLE };

    /**
     * The one call of the page.
     * @type {Tollbridge.Provisioned<Tollbridge.Spend>}
     */
    @wire(read)
    provisioned = {};

    get spend() {
        return this.provisioned.data;
    }

    handleRefresh() {
        return refreshApex(this.provisioned);
    }
}
