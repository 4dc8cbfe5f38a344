import { LightningElement, api } from 'lwc';
import NEW_TAB from '@salesforce/label/c.Tollbridge_Link_New_Tab';

/** A link out of the app, to a page of Salesforce itself. It opens in a new tab, so that the page it left stays as it is. */
export default class TollbridgeSalesforceLink extends LightningElement {
    /** @type {string} */
    @api label = '';

    /** The page, such as `setup/PermSets/home`. @type {string} */
    @api path = '';

    labels = { NEW_TAB };

    get href() {
        return `/lightning/${this.path}`;
    }
}
