import { LightningElement, api } from 'lwc';

/** A link to a page of Setup. It opens in a new tab, so that the page it left stays as it is. */
export default class TollbridgeSalesforceLink extends LightningElement {
    /** @type {string} */
    @api label = '';

    /** The page, such as `setup/PermSets/home`. @type {string} */
    @api path = '';

    get page() {
        return { type: 'standard__webPage', attributes: { url: `/lightning/${this.path}` } };
    }
}
