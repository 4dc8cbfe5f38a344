import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import NEW_TAB from '@salesforce/label/c.Tollbridge_Link_New_Tab';

/** A link to a page of Salesforce or to a tab of the app. Lightning decides on its address, and opens it without a reload. */
export default class TollbridgePageLink extends NavigationMixin(LightningElement) {
    /** @type {string} */
    @api label = '';

    /** The page, as `lightning/navigation` takes it. @type {import('lightning/navigation').PageReference} */
    @api page = { type: 'standard__webPage', attributes: {} };

    labels = { NEW_TAB };

    /** Until Lightning tells it. @type {string | undefined} */
    href;

    async connectedCallback() {
        this.href = await this[NavigationMixin.GenerateUrl](this.page);
    }

    /** An address that is no record and no tab opens in a new browser tab. */
    get isNewTab() {
        return this.page.type === 'standard__webPage';
    }

    get target() {
        return this.isNewTab ? '_blank' : undefined;
    }

    get rel() {
        return this.isNewTab ? 'noopener' : undefined;
    }

    /** A click with a key is the reader's own way to open a link. @param {MouseEvent} event */
    handleClick(event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) {
            return;
        }
        event.preventDefault();
        this[NavigationMixin.Navigate](this.page);
    }
}
